package org.maillon.desk;

import java.util.Arrays;
import java.util.Optional;
import org.maillon.customers.Contact;
import org.maillon.customers.NewContact;
import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;

/** A person as typed; empty fields are empty texts. */
public record ContactForm(String role, String name, String email, String phone, String language) {
    public ContactForm {
        role = typed(role);
        name = typed(name);
        email = typed(email);
        phone = typed(phone);
        language = typed(language);
    }

    /** The person, or a refusal in words. */
    NewContact person() {
        var does = found().orElseThrow(() -> new InvalidValue("desk.contact.no-role"));
        return new NewContact(does, name, Optional.of(email), Optional.of(phone), spoken());
    }

    private Optional<Contact.Role> found() {
        return Arrays.stream(Contact.Role.values())
                .filter(it -> Code.of(it).equals(role))
                .findFirst();
    }

    private Optional<Language> spoken() {
        return language.isEmpty() ? Optional.empty() : Optional.of(Language.of(language));
    }

    @SuppressWarnings("NullAway") // the web's binding gives null for a field left out
    private static String typed(String field) {
        return field == null ? "" : field.strip();
    }
}
