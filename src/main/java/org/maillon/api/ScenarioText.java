package org.maillon.api;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.Contact.Role;
import org.maillon.kernel.Code;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.Anchor;
import org.maillon.reminders.Channel;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.Step;

/** A scenario as other programs write and read it. What is left out has its usual value. */
record ScenarioText(
        @Nullable String name,
        @Nullable Integer version,
        @Nullable String state,
        @Nullable Integer spacingDays,
        @Nullable Integer contactsPerWeek,
        @Nullable Integer transitDays,
        @Nullable List<@Nullable StepText> steps) {
    private static final int A_WEEK = 7;
    private static final int CONTACTS_PER_WEEK = 2;
    private static final int TRANSIT_DAYS = 3;

    /** Every so many days, so many times. */
    record RepeatText(@Nullable Integer everyDays, @Nullable Integer times) {}

    record StepText(
            @Nullable Integer number,
            @Nullable String name,
            @Nullable String anchor,
            @Nullable Integer offsetDays,
            @Nullable String kind,
            @Nullable String channel,
            @Nullable String tone,
            @Nullable String template,
            @Nullable Long minCents,
            @Nullable Long maxCents,
            @Nullable Integer spacingDays,
            @Nullable Boolean approval,
            @Nullable List<String> copies,
            @Nullable RepeatText repeat) {

        static StepText of(Step step) {
            var repeat = step.repeat();
            return new StepText(
                    step.number(),
                    step.name(),
                    step.anchor().code(),
                    step.offsetDays(),
                    code(step.kind()),
                    step.channel() == null ? null : step.channel().code(),
                    step.tone() == null ? null : code(step.tone()),
                    step.template(),
                    step.amounts().minCents(),
                    step.amounts().maxCents(),
                    step.spacingDays(),
                    step.approval(),
                    step.copies().stream().map(StepText::code).sorted().toList(),
                    repeat == null ? null : new RepeatText(repeat.everyDays(), repeat.times()));
        }

        private Step read(String where, Reading reading) {
            var asksToDecide = reading.choice(where + "kind", kind, codes(Step.Kind.values()))
                    .filter(Step.Kind.DECIDE::equals)
                    .isPresent();
            var usual = asksToDecide ? null : Channel.EMAIL;
            return new Step(
                    0,
                    Objects.requireNonNullElse(name, "").strip(),
                    reading.choice(where + "anchor", anchor, ANCHORS).orElse(Anchor.DUE),
                    Objects.requireNonNullElse(offsetDays, 0),
                    asksToDecide ? Step.Kind.DECIDE : Step.Kind.MESSAGE,
                    reading.choice(where + "channel", channel, codes(Channel.values()))
                            .orElse(usual),
                    reading.choice(where + "tone", tone, codes(Tone.values())).orElse(null),
                    template == null || template.isBlank() ? null : template.strip(),
                    new Step.Amounts(minCents, maxCents),
                    spacingDays,
                    Boolean.TRUE.equals(approval),
                    readers(where, reading),
                    repeat == null
                            ? null
                            : new Step.Repeat(
                                    Objects.requireNonNullElse(repeat.everyDays(), 0),
                                    Objects.requireNonNullElse(repeat.times(), 0)));
        }

        private Set<Role> readers(String where, Reading reading) {
            return Stream.ofNullable(copies)
                    .flatMap(List::stream)
                    .flatMap(role -> reading.choice(where + "copies", role, codes(Role.values())).stream())
                    .collect(toSet());
        }

        private static final Map<String, Anchor> ANCHORS = Reading.choices(Anchor.values(), Anchor::code);

        private static <E extends Enum<E>> Map<String, E> codes(E[] values) {
            return Reading.choices(values, StepText::code);
        }

        private static String code(Enum<?> value) {
            return Code.of(value);
        }
    }

    static ScenarioText of(Scenario scenario) {
        return new ScenarioText(
                scenario.name(),
                scenario.version(),
                scenario.state().code(),
                scenario.spacingDays(),
                scenario.contactsPerWeek(),
                scenario.transitDays(),
                scenario.steps().stream().<@Nullable StepText>map(StepText::of).toList());
    }

    /** The draft it describes; what cannot be read is told to the reading. */
    Scenario read(String called, Reading reading) {
        var read = new ArrayList<Step>();
        var given = steps == null ? List.<@Nullable StepText>of() : steps;
        for (int i = 0; i < given.size(); i++) {
            var step = given.get(i);
            if (step == null) reading.wrong("steps[" + i + "]", "api.wrong.json");
            else read.add(step.read("steps[" + i + "].", reading));
        }
        return Scenario.draft(
                called.strip(),
                Objects.requireNonNullElse(spacingDays, A_WEEK),
                Objects.requireNonNullElse(contactsPerWeek, CONTACTS_PER_WEEK),
                Objects.requireNonNullElse(transitDays, TRANSIT_DAYS),
                read);
    }
}
