package org.maillon.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.PostalAddress;

/**
 * What stands in the forms of an account's page: what is known, and in one that was refused what was typed, with the sentence
 * beside its field.
 *
 * @param refused the name of that form; empty where none was
 */
public record AccountForms(String refused, TypedFields typed, TypedFields known, TypedFields contact) {
    static AccountForms none(Page page, String role) {
        return refused(page, "", new TypedFields(Map.of(), page.language()), role);
    }

    static AccountForms refused(Page page, String form, TypedFields typed, String role) {
        var contact = new TypedFields(Map.of("role", role), page.language());
        return new AccountForms(form, typed, new TypedFields(Map.of(), page.language()), contact);
    }

    AccountForms with(TypedFields known, CustomerAccount account, @Nullable PostalAddress address, String terms) {
        known.put("name", account.name());
        known.put("language", account.language().code());
        known.put("terms", terms);
        known.put("declareWithinDays", "90");
        if (address != null) AccountFields.show(known, "", address);
        return new AccountForms(refused, typed, known, contact);
    }

    public TypedFields of(String form) {
        if (isRefused(form)) return typed;
        return form.equals("contact") ? contact : known;
    }

    public boolean isRefused(String form) {
        return form.equals(refused);
    }
}
