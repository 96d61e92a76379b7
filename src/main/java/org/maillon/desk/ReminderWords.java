package org.maillon.desk;

import java.util.Currency;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.messages.MessageState;
import org.maillon.reminders.Reason;

/** Steps, reasons and states as people read them. */
public final class ReminderWords {
    private ReminderWords() {}

    /** A step by its name; a company's own step is called what it called it. */
    public static String step(Page page, String name) {
        var key = "reminders.step." + name;
        return Texts.in(page.language()).has(key) ? page.t(key) : name;
    }

    /** A version of a scenario; a company's own is called what it called it. */
    public static String scenario(Page page, String name, int version) {
        return page.t("desk.scenario.version", scenario(page, name), Integer.toString(version));
    }

    /** The same from how it is named where one is asked for, {@code bad-payer@2}. */
    public static String scenario(Page page, String reference) {
        int at = reference.lastIndexOf('@');
        if (at >= 0) return scenario(page, reference.substring(0, at), Integer.parseInt(reference.substring(at + 1)));
        var key = "reminders.scenario." + reference;
        return Texts.in(page.language()).has(key) ? page.t(key) : reference;
    }

    /** A template by its name; a company's own is called what it called it. */
    public static String template(Page page, String name) {
        var key = "messages.template.name." + name;
        return Texts.in(page.language()).has(key) ? page.t(key) : name;
    }

    public static Chip reason(Page page, Reason reason) {
        return new Chip(reason.words(page.language()), tone(reason));
    }

    public static Chip state(Page page, MessageState state) {
        return new Chip(page.t("messages.state." + state.code()), tone(state));
    }

    /** The sentence of a key that came with a message; empty where it has none. */
    public static String sentence(Page page, @org.jspecify.annotations.Nullable String key) {
        return key != null && Texts.in(page.language()).has(key) ? page.t(key) : "";
    }

    public static String money(Page page, long cents, String currency) {
        return page.in().money(new Money(cents, Currency.getInstance(currency)));
    }

    private static Tone tone(Reason reason) {
        return switch (reason) {
            case NO_DUE_DATE, NO_CONTACT, DECISION_ASKED, INSOLVENT -> Tone.LATE;
            case SPACED, BUDGET_SPENT, BACKLOG_WAITS, PAUSED, DISPUTE_SETTLED, WAITING_APPROVAL, RECEIPT_TO_MATCH ->
                Tone.SOON;
            case STEP_TAKEN, COVERED_BY_CREDIT, IN_CREDIT, SETTLED, PROMISED, PLANNED -> Tone.OK;
            case DOUBTFUL, DISPUTED -> Tone.DISPUTE;
            case NOT_YET, NOT_CHASED, IN_TRANSIT, HELD_OUT, DECLINED, OUTSIDE_AMOUNTS, OTHER_ACCOUNT -> Tone.PLAIN;
        };
    }

    private static Tone tone(MessageState state) {
        return switch (state) {
            case SENT, DELIVERED, OPENED, REPLIED -> Tone.OK;
            case FAILED, BOUNCED, IN_DOUBT -> Tone.LATE;
            case QUEUED -> Tone.SOON;
            case CANCELLED -> Tone.PLAIN;
        };
    }
}
