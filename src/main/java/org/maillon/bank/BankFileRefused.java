package org.maillon.bank;

import java.util.List;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * A file of which no statement could be told: what is wrong and where. It is an answer to wrong input, not a fault, and
 * carries no stack trace.
 */
public final class BankFileRefused extends RuntimeException {
    private final transient BankProblem problem;

    BankFileRefused(BankProblem problem) {
        super(problem.code().name(), null, false, false);
        this.problem = problem;
    }

    static BankFileRefused at(int line, int column, BankProblem.Code code, String... arguments) {
        return new BankFileRefused(new BankProblem(line, column, code, List.of(arguments)));
    }

    public BankProblem problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return problem.say(Texts.in(Language.EN));
    }
}
