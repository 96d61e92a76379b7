package org.maillon.terms;

import java.util.List;
import org.maillon.kernel.InvalidValue;

/**
 * What somebody says when they accept: who they are, what they may decide as, and their initials page by page.
 *
 * @param initials the same on every page; empty where the version wants none
 * @param pagesSeen as the browser counted; 0 where it does not count
 */
public record NewAcceptance(String name, String role, String initials, int pagesSeen) {
    public NewAcceptance {
        name = line(name);
        role = line(role);
        initials = line(initials);
        if (name.length() < 2 || name.length() > 200) throw new InvalidValue("terms.wrong.name");
        if (role.length() < 2 || role.length() > 200) throw new InvalidValue("terms.wrong.role");
        if (initials.length() > 10) throw new InvalidValue("terms.wrong.initials");
    }

    /** From the initials of each page of a version that wants them: every page has them, and they are alike. */
    static String alike(List<String> initials, int pages) {
        var first = initials.isEmpty() ? "" : line(initials.getFirst());
        boolean all = initials.size() == pages
                && initials.stream().allMatch(each -> line(each).equalsIgnoreCase(first));
        if (!all || first.isEmpty()) throw new InvalidValue("terms.wrong.initials");
        return first;
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
    }
}
