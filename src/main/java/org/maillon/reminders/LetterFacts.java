package org.maillon.reminders;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.messages.ReminderLetter;
import org.maillon.messages.ReminderLetter.Credit;
import org.maillon.messages.ReminderLetter.Creditor;
import org.maillon.messages.ReminderLetter.Line;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.DoorStore.Addressee;
import org.maillon.reminders.DoorStore.FreeCredit;
import org.maillon.reminders.DoorStore.Naming;
import org.maillon.reminders.ReminderStore.ReviewKey;

/** What the letters of some accounts are written from, read for all of them at once. */
record LetterFacts(
        Creditor creditor,
        String country,
        Map<Long, Addressee> addressees,
        Map<Long, Naming> names,
        Map<ReviewKey, List<FreeCredit>> credits) {
    /** By when the customer is asked to pay or to answer. */
    private static final int DAYS_TO_ANSWER = 8;

    /** The letter about these items to the account's addressee, who must be there. */
    ReminderLetter letter(Tone tone, AccountDecision decision, List<ItemDecision> chased, LocalDate today) {
        var addressee = addressee(decision.account());
        return new ReminderLetter(
                creditor,
                country,
                addressee.accountName(),
                addressee.name().isBlank() ? null : addressee.name(),
                addressee.language(),
                tone,
                Currency.getInstance(decision.currency()),
                today,
                today.plusDays(DAYS_TO_ANSWER),
                lines(decision, chased, today),
                credits(decision, addressee.language(), chased),
                chased.stream().mapToLong(ItemDecision::owedCents).sum(),
                null);
    }

    Addressee addressee(long account) {
        return Optional.ofNullable(addressees.get(account)).orElseThrow();
    }

    /** What is asked for, and for information every other item that has a due day and may be asked for one day. */
    private List<Line> lines(AccountDecision decision, List<ItemDecision> chased, LocalDate today) {
        return decision.items().stream()
                .filter(item -> item.reason() != Reason.NOT_CHASED)
                .flatMap(item -> Stream.ofNullable(names.get(item.openItem()))
                        .flatMap(naming -> line(item, naming, chased.contains(item), today).stream()))
                .toList();
    }

    private static Optional<Line> line(ItemDecision item, Naming naming, boolean included, LocalDate today) {
        return naming.dueOn()
                .map(dueOn -> new Line(
                        naming.reference(),
                        null,
                        naming.issuedOn(),
                        dueOn,
                        naming.amountCents(),
                        item.openCents(),
                        Math.toIntExact(ChronoUnit.DAYS.between(dueOn, today)),
                        included));
    }

    /** What is taken off: receipts and credit notes not yet matched, one by one where all of them are, disputes, promises. */
    private List<Credit> credits(AccountDecision decision, Language language, List<ItemDecision> chased) {
        var texts = Texts.in(language);
        long covered = chased.stream().mapToLong(ItemDecision::coveredCents).sum();
        var taken = new ArrayList<Credit>();
        var key = new ReviewKey(decision.account(), decision.currency());
        var free = covered == 0 ? List.<FreeCredit>of() : credits.getOrDefault(key, List.of());
        boolean all = free.stream().mapToLong(FreeCredit::cents).sum() == covered;
        if (all) free.forEach(each -> taken.add(new Credit(each.words(language), each.cents())));
        else add(taken, texts.say("reminders.letter.credits"), covered);
        add(taken, texts.say("reminders.letter.disputed"), sum(chased, ItemBalance::disputedCents));
        add(taken, texts.say("reminders.letter.promised"), sum(chased, ItemBalance::promisedCents));
        return taken;
    }

    private static void add(List<Credit> taken, String label, long cents) {
        if (cents > 0) taken.add(new Credit(label, cents));
    }

    private static long sum(List<ItemDecision> chased, ToLongFunction<ItemBalance> part) {
        return chased.stream().map(ItemDecision::balance).mapToLong(part).sum();
    }
}
