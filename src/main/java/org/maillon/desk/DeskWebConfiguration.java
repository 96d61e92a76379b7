package org.maillon.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** How pages are drawn: templates compiled with the application, files with fingerprints, a {@link Page} for each. */
@Configuration(proxyBeanMethods = false)
class DeskWebConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<Pages> pages;

    DeskWebConfiguration(ObjectProvider<Pages> pages) {
        this.pages = pages;
    }

    @Bean
    ViewResolver templates() {
        var engine = TemplateEngine.createPrecompiled(ContentType.Html);
        return (name, _) -> engine.hasTemplate(name + ".jte") ? template(engine, name + ".jte") : null;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/")
                .addResourceLocations(htmx())
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageArgument());
    }

    /** Drawn whole before the first byte leaves, so that a fault half-way is an error page and not half a page. */
    private static View template(TemplateEngine engine, String name) {
        return new View() {
            @Override
            public String getContentType() {
                return "text/html;charset=UTF-8";
            }

            @Override
            @SuppressWarnings("unchecked")
            public void render(
                    @Nullable Map<String, ?> model,
                    HttpServletRequest request,
                    jakarta.servlet.http.HttpServletResponse response)
                    throws IOException {
                var output = new Utf8ByteOutput();
                engine.render(name, (Map<String, Object>) (model == null ? Map.of() : model), output);
                response.setContentType(getContentType());
                response.setContentLength(output.getContentLength());
                output.writeTo(response.getOutputStream());
            }
        };
    }

    /** The folder of the webjar, whichever version the build has. */
    private static Resource htmx() {
        try {
            var found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js");
            return found[0].createRelative("");
        } catch (IOException e) {
            throw new IllegalStateException("htmx is missing", e);
        }
    }

    private final class PageArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Page.class;
        }

        @Override
        public Page resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var page = pages.getObject().of((HttpServletRequest) request.getNativeRequest());
            if (container != null) container.addAttribute("page", page);
            return page;
        }
    }
}
