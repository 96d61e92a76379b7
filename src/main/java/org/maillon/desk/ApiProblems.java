package org.maillon.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the framework refuses by itself is problem+json for the API, and one of our own pages for people. */
@ControllerAdvice
class ApiProblems extends ResponseEntityExceptionHandler {
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var servlet = (ServletWebRequest) request;
        if (servlet.getRequest().getRequestURI().startsWith("/api/")) {
            return super.handleExceptionInternal(e, body, headers, status, request);
        }
        sendError(servlet, status);
        return null;
    }

    private static void sendError(ServletWebRequest request, HttpStatusCode status) {
        var response = request.getResponse();
        if (response == null) return;
        try {
            response.sendError(status.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
