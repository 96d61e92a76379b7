package org.maillon.messages;

import java.util.Arrays;
import java.util.Optional;

/** What a template may leave to the letter to fill in, by the name that stands between two pairs of braces. */
public enum TemplateVariable {
    /** The customer account's name. */
    CUSTOMER("customer"),
    /** The person written to; the customer's name where nobody is known. */
    CONTACT("contact"),
    /** Who writes. */
    COMPANY("company"),
    /** Who signs. */
    SIGNATURE("signature"),
    /** What is asked for, with its currency. */
    TOTAL("total"),
    /** How many items are asked for. */
    ITEMS("items"),
    /** The reference of the oldest of them. */
    OLDEST("oldest"),
    /** Its due day. */
    OLDEST_DUE_ON("oldestDueOn"),
    /** How many days late it is; zero before its due day. */
    DAYS_LATE("daysLate"),
    /** The day by which an answer is awaited. */
    PAY_BY("payBy"),
    /** The day the letter leaves. */
    TODAY("today");

    private final String written;

    TemplateVariable(String written) {
        this.written = written;
    }

    /** As it stands in a template: {@code {{payBy}}}. */
    public String placeholder() {
        return "{{" + written + "}}";
    }

    /** What it stands for, in a few words of the texts. */
    public String key() {
        return "messages.variable." + written;
    }

    static Optional<TemplateVariable> named(String name) {
        return Arrays.stream(values())
                .filter(variable -> variable.written.equals(name))
                .findFirst();
    }
}
