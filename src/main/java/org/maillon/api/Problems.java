package org.maillon.api;

import static org.maillon.api.Problem.Code.WRONG_INPUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** What our controllers refuse, and JSON that cannot be read, as a problem in the language of whoever asked. */
@RestControllerAdvice(basePackageClasses = Problem.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {
    @ExceptionHandler
    ResponseEntity<Problem> notDone(NotDone e, HttpServletRequest request) {
        return answer(e.code(), e.errors(), request);
    }

    /** A value that is not what it claims to be, told in the words of whoever asked. */
    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidValue e, HttpServletRequest request) {
        var texts = Reading.of(request, ApiWebConfiguration.member()).texts();
        return answer(WRONG_INPUT, List.of(new Problem.Fault("body", e.in(texts.language()))), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        var texts = Reading.of(request, ApiWebConfiguration.member()).texts();
        var fault = new Problem.Fault(where(e.getCause()), texts.say("api.wrong.json"));
        return answer(WRONG_INPUT, List.of(fault), request);
    }

    /** The path to a value of the wrong kind, or the line and column where the text is no JSON. */
    private static String where(@Nullable Throwable cause) {
        if (cause instanceof DatabindException databind && !databind.getPath().isEmpty()) {
            var path = new StringBuilder();
            for (var step : databind.getPath()) {
                var name = step.getPropertyName();
                if (name == null) path.append('[').append(step.getIndex()).append(']');
                else path.append(path.isEmpty() ? "" : ".").append(name);
            }
            return path.toString();
        }
        if (cause instanceof JacksonException json && json.getLocation() != null) {
            return json.getLocation().getLineNr() + ":" + json.getLocation().getColumnNr();
        }
        return "body";
    }

    private static ResponseEntity<Problem> answer(
            Problem.Code code, List<Problem.Fault> errors, HttpServletRequest request) {
        var texts = Reading.of(request, ApiWebConfiguration.member()).texts();
        return ResponseEntity.status(code.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(code, texts, errors));
    }
}
