package org.maillon.api;

import java.util.List;

/** A request that is answered with a problem; no fault, so it carries no stack trace. */
final class NotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem.Code code;
    private final transient List<Problem.Fault> errors;

    NotDone(Problem.Code code, List<Problem.Fault> errors) {
        super(code.name(), null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    static NotDone notFound() {
        return new NotDone(Problem.Code.NOT_FOUND, List.of());
    }

    Problem.Code code() {
        return code;
    }

    List<Problem.Fault> errors() {
        return errors;
    }
}
