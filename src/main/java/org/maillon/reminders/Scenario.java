package org.maillon.reminders;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * One version of what is said and when, written by the credit manager: data, not code. Steps stand in the order of their
 * numbers, which is the order of their days.
 *
 * @param id of the version; 0 where it is not kept
 * @param name of the family whose version it is
 * @param version from 1 on; 0 where it is not kept
 * @param spacingDays silence between two contacts of one account
 * @param contactsPerWeek at most so many to one person in seven days, whatever they are about
 * @param transitDays an invoice is not asked for before it could arrive
 */
public record Scenario(
        long id,
        String name,
        int version,
        State state,
        int spacingDays,
        int contactsPerWeek,
        int transitDays,
        List<Step> steps) {

    /** A draft is changed freely; what went live stays as it was said. One version of a family is live. */
    public enum State {
        DRAFT,
        LIVE,
        RETIRED;

        public String code() {
            return Code.of(this);
        }
    }

    public Scenario {
        steps = List.copyOf(steps);
    }

    /** A scenario not kept anywhere; its steps are numbered in the order given. */
    public static Scenario draft(String name, int spacingDays, int contactsPerWeek, int transitDays, List<Step> steps) {
        var numbered = IntStream.range(0, steps.size())
                .mapToObj(i -> steps.get(i).numbered(i + 1))
                .toList();
        return new Scenario(0, name, 0, State.DRAFT, spacingDays, contactsPerWeek, transitDays, numbered);
    }

    public Scenario kept(long as, int number, State standing) {
        return new Scenario(as, name, number, standing, spacingDays, contactsPerWeek, transitDays, steps);
    }

    /** What a ready-made family is called in a language; another one bears the name it was given. */
    public static String words(String name, Language language) {
        var texts = Texts.in(language);
        var key = "reminders.scenario." + name;
        return texts.has(key) ? texts.say(key) : name;
    }

    public Optional<Step> step(int number) {
        return number < 1 || number > steps.size() ? Optional.empty() : Optional.of(steps.get(number - 1));
    }

    public Optional<Step> step(String called) {
        return steps.stream().filter(step -> step.name().equals(called)).findFirst();
    }
}
