package org.maillon.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.maillon.access.CurrentMember;
import org.maillon.evidence.Author;

/** Who acts by the API, and the answer where the state of things does not allow the act. */
final class Acting {
    private Acting() {}

    static Author by(CurrentMember member, HttpServletRequest request) {
        return new Author(member.name(), request.getRemoteAddr());
    }

    /** The act was understood and refused, with the sentence that says what to do next. */
    static NotDone refused(String sentence) {
        return new NotDone(Problem.Code.NOT_POSSIBLE, List.of(new Problem.Fault("", sentence)));
    }
}
