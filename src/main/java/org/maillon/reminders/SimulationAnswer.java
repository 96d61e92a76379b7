package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;

/**
 * A simulation in the names of the API: reasons by their codes, accounts by theirs. On each day lettersByStep counts
 * messages by their highest step, byStep items, byReason all open items; left is what did leave that day.
 *
 * @param assumes the codes of what was taken for granted, see {@link #ASSUMES}
 * @param difference null where one scenario was tried alone
 */
public record SimulationAnswer(
        String scenario,
        int version,
        LocalDate from,
        LocalDate to,
        LocalDate knownOn,
        long accounts,
        long messages,
        long messagesLeft,
        Map<String, Long> lettersByStep,
        List<String> assumes,
        List<Day> days,
        @Nullable Difference difference) {
    /**
     * After the day the books are known of nobody pays but who promised to, and nothing is invoiced; addresses, and what speaks
     * against asking, are those of that day, and the latter counts from it on.
     */
    static final List<String> ASSUMES = List.of(
            "only-promises-paid-after-known-on",
            "nothing-invoiced-after-known-on",
            "addresses-of-known-on",
            "holds-from-known-on");

    public record Day(
            LocalDate on,
            long messages,
            Map<String, Long> lettersByStep,
            Map<String, Long> byStep,
            Map<String, Long> byReason,
            Left left) {}

    public record Left(long messages, Map<String, Long> byStep) {
        static final Left NOTHING = new Left(0, Map.of());
    }

    /** The other scenario: its messages, how many accounts it treats alike or not, and those with the greatest difference. */
    public record Difference(
            String against,
            int version,
            long messages,
            Map<LocalDate, Long> messagesByDay,
            long same,
            long more,
            long fewer,
            long moved,
            List<Account> accounts) {}

    /** One account, by its code and its id. */
    public record Account(
            String account,
            long accountId,
            String currency,
            int more,
            List<SimulatedLetter> letters,
            List<SimulatedLetter> against) {}

    static SimulationAnswer of(Simulation simulation, Map<AccountId, String> codes) {
        return new SimulationAnswer(
                simulation.scenario().name(),
                simulation.scenario().version(),
                simulation.from(),
                simulation.to(),
                simulation.knownOn(),
                simulation.accounts(),
                simulation.messages(),
                simulation.messagesLeft(),
                simulation.lettersByStep(),
                ASSUMES,
                simulation.days().stream()
                        .map(day -> day(day, simulation.left().get(day.on())))
                        .toList(),
                simulation.difference().map(each -> difference(each, codes)).orElse(null));
    }

    private static Day day(Simulation.Day day, Simulation.@Nullable Left left) {
        var byReason = new TreeMap<String, Long>();
        day.byReason().forEach((reason, items) -> byReason.put(reason.code(), items));
        return new Day(
                day.on(),
                day.messages(),
                day.lettersByStep(),
                day.byStep(),
                byReason,
                left == null ? Left.NOTHING : new Left(left.messages(), left.byStep()));
    }

    private static Difference difference(SimulationDifference difference, Map<AccountId, String> codes) {
        var byDay = new TreeMap<LocalDate, Long>();
        difference.days().forEach(day -> byDay.put(day.on(), day.messages()));
        return new Difference(
                difference.against().name(),
                difference.against().version(),
                difference.messages(),
                byDay,
                difference.same(),
                difference.more(),
                difference.fewer(),
                difference.moved(),
                difference.accounts().stream()
                        .map(each -> new Account(
                                codes.getOrDefault(each.account(), ""),
                                each.account().value(),
                                each.currency(),
                                each.more(),
                                each.letters(),
                                each.against()))
                        .toList());
    }
}
