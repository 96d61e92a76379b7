package org.maillon.customers;

import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * Something an account lacks, the dearest first. What is missing is {@code customers.gap.<code>}, what it will cost
 * {@code customers.gap.<code>.cost}, what closes it {@code customers.gap.<code>.act}.
 */
public enum Gap {
    NUMBER("numbers"),
    BILLING_ADDRESS("address"),
    PAYS("contact"),
    PAYS_EMAIL("contact"),
    SERVICE_CODE("profile"),
    ESTABLISHMENT("numbers"),
    BUYER("profile"),
    VAT_NUMBER("numbers"),
    TERMS_BEYOND_LAW("terms"),
    TERMS("terms"),
    RECEIVES("contact"),
    SUPERIOR("contact"),
    APPROVES("contact"),
    ORDERS("contact"),
    SECTOR("profile"),
    CHEQUE("profile");

    private final String place;

    Gap(String place) {
        this.place = place;
    }

    public String code() {
        return Code.of(this);
    }

    static Gap of(String code) {
        return Coded.of(Gap.class, code, "customers.gap.unknown");
    }

    /** The part of the account's page that closes it: {@code contact}, {@code address}, {@code terms} … */
    public String place() {
        return place;
    }

    /** The role of the person who is missing, as forms write it; null where nobody is. */
    public @Nullable String role() {
        return switch (this) {
            case PAYS, RECEIVES, SUPERIOR, APPROVES, ORDERS -> code();
            case PAYS_EMAIL -> PAYS.code();
            default -> null;
        };
    }

    public String missing(Language language) {
        return Texts.in(language).say("customers.gap." + code());
    }

    public String cost(Language language) {
        return Texts.in(language).say("customers.gap." + code() + ".cost");
    }

    public String act(Language language) {
        return Texts.in(language).say("customers.gap." + code() + ".act");
    }
}
