package org.maillon.reminders;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.Contact.Role;
import org.maillon.messages.ReminderLetter.Tone;

/**
 * One thing that is said, or the decision that is asked for in the end.
 *
 * @param number its place in the scenario, from 1 on
 * @param name what the company calls it, unique in the scenario; its ready-made names have words in each language
 * @param offsetDays days from the anchor, negative before it
 * @param channel and tone: of a message; a decision has neither
 * @param template how it is worded; none for the usual wording of its tone
 * @param amounts what the account must owe for the step to be meant
 * @param spacingDays silence asked for before this step, where it is not the scenario's
 * @param approval whether a person must agree before it leaves
 * @param copies who reads it beside the person who pays, such as the superior
 * @param repeat how often it is said again; only the last step before the decision may be
 */
public record Step(
        int number,
        String name,
        Anchor anchor,
        int offsetDays,
        Kind kind,
        @Nullable Channel channel,
        @Nullable Tone tone,
        @Nullable String template,
        Amounts amounts,
        @Nullable Integer spacingDays,
        boolean approval,
        Set<Role> copies,
        @Nullable Repeat repeat) {

    /** Whether the step speaks to the customer or asks a person to decide. */
    public enum Kind {
        MESSAGE,
        DECIDE
    }

    /** Between two amounts in minor units, both included; no limit where one is absent. */
    public record Amounts(@Nullable Long minCents, @Nullable Long maxCents) {
        public static final Amounts ANY = new Amounts(null, null);

        public boolean include(long cents) {
            return (minCents == null || cents >= minCents) && (maxCents == null || cents <= maxCents);
        }
    }

    /** Said again every so many days, at most so many times. */
    public record Repeat(int everyDays, int times) {}

    public Step {
        copies = Set.copyOf(copies);
    }

    public static Step message(int number, String name, int offsetDays, Tone tone) {
        return new Step(
                number,
                name,
                Anchor.DUE,
                offsetDays,
                Kind.MESSAGE,
                Channel.EMAIL,
                tone,
                null,
                Amounts.ANY,
                null,
                false,
                Set.of(),
                null);
    }

    public static Step decision(int number, String name, int offsetDays) {
        return new Step(
                number,
                name,
                Anchor.DUE,
                offsetDays,
                Kind.DECIDE,
                null,
                null,
                null,
                Amounts.ANY,
                null,
                false,
                Set.of(),
                null);
    }

    public Step numbered(int other) {
        return new Step(
                other,
                name,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                amounts,
                spacingDays,
                approval,
                copies,
                repeat);
    }

    public Step named(String other) {
        return new Step(
                number,
                other,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                amounts,
                spacingDays,
                approval,
                copies,
                repeat);
    }

    public Step from(Anchor other) {
        return new Step(
                number,
                name,
                other,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                amounts,
                spacingDays,
                approval,
                copies,
                repeat);
    }

    public Step by(Channel other) {
        return new Step(
                number,
                name,
                anchor,
                offsetDays,
                kind,
                other,
                tone,
                template,
                amounts,
                spacingDays,
                approval,
                copies,
                repeat);
    }

    public Step worded(String other) {
        return new Step(
                number,
                name,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                other,
                amounts,
                spacingDays,
                approval,
                copies,
                repeat);
    }

    public Step between(@Nullable Long minCents, @Nullable Long maxCents) {
        return new Step(
                number,
                name,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                new Amounts(minCents, maxCents),
                spacingDays,
                approval,
                copies,
                repeat);
    }

    public Step spaced(int days) {
        return new Step(
                number,
                name,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                amounts,
                days,
                approval,
                copies,
                repeat);
    }

    public Step approved() {
        return new Step(
                number,
                name,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                amounts,
                spacingDays,
                true,
                copies,
                repeat);
    }

    public Step copiedTo(Role... roles) {
        var readers = EnumSet.copyOf(List.of(roles));
        return new Step(
                number,
                name,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                amounts,
                spacingDays,
                approval,
                readers,
                repeat);
    }

    public Step repeated(int everyDays, int times) {
        return new Step(
                number,
                name,
                anchor,
                offsetDays,
                kind,
                channel,
                tone,
                template,
                amounts,
                spacingDays,
                approval,
                copies,
                new Repeat(everyDays, times));
    }

    boolean isCourtesy() {
        return kind == Kind.MESSAGE && tone == Tone.COURTESY;
    }

    boolean isReminder() {
        return kind == Kind.MESSAGE && tone != Tone.COURTESY;
    }

    int repetitions() {
        return repeat == null ? 0 : repeat.times();
    }
}
