package org.maillon.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The door from a command to the modules. Nothing is started until a module is asked for: help and wrong arguments
 * answer at once. A command runs without web server and without scheduled work.
 */
final class Application implements AutoCloseable {
    private final Class<?> main;
    private @Nullable ConfigurableApplicationContext running;

    Application(Class<?> main) {
        this.main = main;
    }

    /** A door to modules that run already. */
    Application(Class<?> main, ConfigurableApplicationContext running) {
        this.main = main;
        this.running = running;
    }

    /** A module's facade; starts the modules, without web server, when they are not running yet. */
    <T> T get(Class<T> facade) {
        if (running == null) running = start(WebApplicationType.NONE, Map.of("db-scheduler.enabled", false));
        return running.getBean(facade);
    }

    /** Starts the web server and the scheduled work, with these properties over the configured ones. */
    void serve(Map<String, Object> properties) {
        if (running != null) throw new IllegalStateException("already running");
        running = start(WebApplicationType.SERVLET, properties);
    }

    /** The port on which the web server answers. */
    int port() {
        if (running == null) throw new IllegalStateException("not serving");
        return running.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Waits until the process is told to end. */
    void untilStopped() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        if (running != null) running.close();
    }

    private ConfigurableApplicationContext start(WebApplicationType web, Map<String, Object> properties) {
        var all = new HashMap<String, Object>(properties);
        all.put("spring.main.lazy-initialization", web == WebApplicationType.NONE);
        all.put("spring.main.log-startup-info", false);
        return new SpringApplicationBuilder(main).web(web).properties(all).run();
    }
}
