package org.maillon.customers;

import java.util.Optional;
import java.util.regex.Pattern;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;

/**
 * A person to be put behind an account: refused without a name, with an address that no mail server would take, or
 * unreachable altogether.
 */
public record NewContact(
        Contact.Role role, String name, Optional<String> email, Optional<String> phone, Optional<Language> language) {
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s<>\"(),;:\\p{Cc}]+@[^@\\s<>\"(),;:\\p{Cc}]+\\.[^@\\s.\\p{Cc}]{2,}");
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ().-]{6,30}");

    public NewContact {
        name = name.strip();
        email = given(email);
        phone = given(phone);
        if (name.isEmpty() || name.length() > 200 || name.matches(".*\\p{Cc}.*"))
            throw new InvalidValue("customers.contact.no-name");
        email.ifPresent(NewContact::checkAddress);
        phone.ifPresent(NewContact::checkNumber);
        if (email.isEmpty() && phone.isEmpty()) throw new InvalidValue("customers.contact.unreachable", name);
    }

    private static void checkAddress(String email) {
        if (email.length() > 254 || !ADDRESS.matcher(email).matches())
            throw new InvalidValue("customers.contact.bad-email", shown(email));
    }

    private static void checkNumber(String phone) {
        if (!NUMBER.matcher(phone).matches()) throw new InvalidValue("customers.contact.bad-phone", shown(phone));
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static Optional<String> given(Optional<String> text) {
        return text.map(String::strip).filter(it -> !it.isEmpty());
    }
}
