package org.maillon.cli;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.reminders.AccountDecision;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.Reminders;
import org.maillon.reminders.Step;
import org.springframework.stereotype.Component;

/** What the rules of reminding would let leave on the day of a scan, were there addresses; nothing is sent or kept. */
@Component
class DueReminders {
    private final Reminders reminders;

    DueReminders(Reminders reminders) {
        this.reminders = reminders;
    }

    /**
     * One message.
     *
     * @param account the customer's code
     * @param step the highest step said, by its name in the scenario
     * @param items how many open items it asks for
     * @param reason in words
     */
    record Due(String account, String step, int items, long amountCents, String reason) {}

    /** The largest amount first; codes name the accounts. */
    List<Due> leaving(TenantId tenant, LocalDate on, Map<Long, String> codes, Language language) {
        return reminders.wouldLeave(tenant, on).stream()
                .flatMap(decision -> due(decision, codes, language))
                .sorted(Comparator.comparing(Due::amountCents).reversed().thenComparing(Due::account))
                .toList();
    }

    private static Stream<Due> due(AccountDecision decision, Map<Long, String> codes, Language language) {
        var code = Objects.requireNonNull(codes.get(decision.account()));
        return decision.reminder().stream().map(reminder -> {
            var step = highest(reminder);
            return new Due(
                    code, step, reminder.chased().size(), reminder.askedCents(), reason(step, reminder, language));
        });
    }

    private static String highest(Reminder reminder) {
        return reminder.chased().stream()
                .map(ItemDecision::step)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Step::number))
                .map(Step::name)
                .orElse("");
    }

    private static String reason(String step, Reminder reminder, Language language) {
        var texts = Texts.in(language);
        var key = "reminders.step." + step;
        return texts.say(
                "cli.scan.due",
                texts.has(key) ? texts.say(key) : step,
                Integer.toString(reminder.chased().size()),
                new Written(language).day(reminder.oldestDueOn()));
    }
}
