package org.maillon.api;

import java.util.List;
import org.maillon.kernel.Texts;

/** The answer to a request that is not done (RFC 9457), in the words of whoever asked; errors only where the input is wrong. */
record Problem(String type, String title, int status, String detail, List<Fault> errors) {
    /** What is wrong with one part of the input and how to mend it; where is a parameter or a path such as {@code [3].kind}. */
    record Fault(String where, String message) {}

    /** Each has a title and a sentence under {@code api.problem.CODE}. */
    enum Code {
        WRONG_INPUT(422),
        NOT_FOUND(404),
        TOO_LARGE(413),
        KEY_REUSED(422),
        KEY_IN_USE(409),
        NOT_REFUSED(409),
        CHANGED(409),
        NOT_POSSIBLE(409);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    static Problem of(Code code, Texts texts, List<Fault> errors) {
        var name = org.maillon.kernel.Code.of(code);
        var key = "api.problem." + name;
        return new Problem(
                "urn:maillon:problem:" + name,
                texts.say(key + ".title"),
                code.status,
                texts.say(key + ".detail"),
                errors);
    }
}
