package org.maillon.desk;

/** What the first page asks, given back as typed when something is missing; the password never is. */
public record FirstStartForm(String company, String name, String email) {
    public FirstStartForm {
        company = typed(company);
        name = typed(name);
        email = typed(email);
    }

    FirstStartForm withEmail(String address) {
        return new FirstStartForm(company, name, address);
    }

    @SuppressWarnings("NullAway") // the web's binding gives null for a field left out
    private static String typed(String field) {
        return field == null ? "" : field;
    }
}
