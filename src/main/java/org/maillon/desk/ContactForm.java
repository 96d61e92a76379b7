package org.maillon.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.maillon.customers.Contact;
import org.maillon.kernel.Language;

/** A person as typed; empty fields are empty texts. */
public record ContactForm(String role, String name, String email, String phone, String language) {
    private static final String ADDRESS = "[^@\\s<>\"(),;:]+@[^@\\s<>\"(),;:]+\\.[^@\\s.]{2,}";

    public ContactForm {
        role = typed(role);
        name = typed(name);
        email = typed(email);
        phone = typed(phone);
        language = typed(language);
    }

    /** The key of the sentence that says what is wrong, empty when nothing is. */
    Optional<String> problem() {
        if (role().isEmpty() || found().isEmpty()) return Optional.of("desk.contact.no-role");
        if (name.isEmpty() || name.length() > 200) return Optional.of("desk.contact.no-name");
        if (!email.isEmpty() && (email.length() > 254 || !email.matches(ADDRESS)))
            return Optional.of("desk.contact.bad-email");
        if (!phone.isEmpty() && !phone.matches("[+0-9 ().-]{6,30}")) return Optional.of("desk.contact.bad-phone");
        if (email.isEmpty() && phone.isEmpty()) return Optional.of("desk.contact.unreachable");
        return Optional.empty();
    }

    Optional<Contact.Role> found() {
        return Arrays.stream(Contact.Role.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(role))
                .findFirst();
    }

    Optional<Language> spoken() {
        return language.isEmpty() ? Optional.empty() : Optional.of(Language.of(language));
    }

    Optional<String> given(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    @SuppressWarnings("NullAway") // the web's binding gives null for a field left out
    private static String typed(String field) {
        return field == null ? "" : field.strip();
    }
}
