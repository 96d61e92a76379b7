package org.maillon.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.maillon.kernel.Language;

/**
 * What somebody says of themselves to get in. The company counts only where a link founds one.
 *
 * @param email kept lower-case and stripped
 * @param password at least 12 characters, at most 200
 */
public record Applicant(String company, String name, String email, String password, Language language) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");

    public Applicant {
        company = company.strip();
        name = name.strip();
        email = email.strip().toLowerCase(Locale.ROOT);
    }

    Set<Registration.Reason> faults(boolean founding) {
        var faults = EnumSet.noneOf(Registration.Reason.class);
        if (founding && !isName(company)) faults.add(Registration.Reason.COMPANY_MISSING);
        if (!isName(name)) faults.add(Registration.Reason.NAME_MISSING);
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) faults.add(Registration.Reason.EMAIL_MALFORMED);
        if (password.length() < 12) faults.add(Registration.Reason.PASSWORD_SHORT);
        if (password.length() > 200) faults.add(Registration.Reason.PASSWORD_LONG);
        return faults;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= 200;
    }

    /** Never shows the password, wherever it is printed. */
    @Override
    public String toString() {
        return "Applicant[" + email + "]";
    }
}
