package org.maillon.desk;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is said when something went wrong: to people a page that says what to do next, to programs problem+json. A fault
 * has an id to quote, under which the log has the details; the answer never has them.
 */
@Controller
@Needs(Permission.READ)
class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var status = status(request);
        var id = status.is5xxServerError() ? logged(request) : "";
        return isApi(request) ? problem(status, id) : page(status, id, request);
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean isApi(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith(request.getContextPath() + "/api/");
    }

    private static String logged(HttpServletRequest request) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "fault {} at {} {}",
                id,
                request.getAttribute(RequestDispatcher.ERROR_METHOD),
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return id;
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String id) {
        var problem = ProblemDetail.forStatus(status);
        if (!id.isEmpty()) problem.setProperty("id", id);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ModelAndView page(HttpStatus status, String id, HttpServletRequest request) {
        var kind = status.is5xxServerError() ? "fault" : status == HttpStatus.FORBIDDEN ? "forbidden" : "missing";
        return new ModelAndView("desk/error", Map.of("page", pages.of(request), "kind", kind, "id", id), status);
    }
}
