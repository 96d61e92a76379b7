package org.maillon.credit;

import org.maillon.kernel.InvalidValue;

/** Whoever decides about credit says why: an auditor and the next person will read it. */
final class Reasoned {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 2_000;

    private Reasoned() {}

    static String checked(String why) {
        var said = why.strip();
        if (said.length() < SHORTEST) throw new InvalidValue("credit.wrong.why");
        if (said.length() > LONGEST) throw new InvalidValue("credit.wrong.why-long");
        return said;
    }
}
