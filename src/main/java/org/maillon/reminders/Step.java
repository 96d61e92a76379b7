package org.maillon.reminders;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
        return with(parts -> parts.number = other);
    }

    public Step named(String other) {
        return with(parts -> parts.name = other);
    }

    public Step from(Anchor other) {
        return with(parts -> parts.anchor = other);
    }

    public Step by(Channel other) {
        return with(parts -> parts.channel = other);
    }

    public Step worded(String other) {
        return with(parts -> parts.template = other);
    }

    public Step between(@Nullable Long minCents, @Nullable Long maxCents) {
        return with(parts -> parts.amounts = new Amounts(minCents, maxCents));
    }

    public Step spaced(int days) {
        return with(parts -> parts.spacingDays = days);
    }

    public Step approved() {
        return with(parts -> parts.approval = true);
    }

    public Step copiedTo(Role... roles) {
        return with(parts -> parts.copies = EnumSet.copyOf(List.of(roles)));
    }

    public Step repeated(int everyDays, int times) {
        return with(parts -> parts.repeat = new Repeat(everyDays, times));
    }

    private Step with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return parts.step();
    }

    /** What a step that differs in one thing is made from. */
    private static final class Parts {
        private final int offsetDays;
        private final Kind kind;
        private final @Nullable Tone tone;
        private int number;
        private String name;
        private Anchor anchor;
        private @Nullable Channel channel;
        private @Nullable String template;
        private Amounts amounts;
        private @Nullable Integer spacingDays;
        private boolean approval;
        private Set<Role> copies;
        private @Nullable Repeat repeat;

        private Parts(Step step) {
            this.offsetDays = step.offsetDays;
            this.kind = step.kind;
            this.tone = step.tone;
            this.number = step.number;
            this.name = step.name;
            this.anchor = step.anchor;
            this.channel = step.channel;
            this.template = step.template;
            this.amounts = step.amounts;
            this.spacingDays = step.spacingDays;
            this.approval = step.approval;
            this.copies = step.copies;
            this.repeat = step.repeat;
        }

        private Step step() {
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
                    repeat);
        }
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
