package org.maillon.payments;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.Collectors;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;

/** The text of a repayment plan as the customer signs it: what is owed, that it is owed, and when it is paid. */
final class PlanText {
    private final RepaymentPlan plan;
    private final String creditor;
    private final Language language;

    PlanText(RepaymentPlan plan, String creditor, Language language) {
        this.plan = plan;
        this.creditor = creditor;
        this.language = language;
    }

    String write() {
        var items = plan.items().stream()
                .map(item -> say("item", item.reference(), money(item.openCents())))
                .collect(Collectors.joining("\n"));
        var instalments = plan.instalments().stream()
                .map(each -> say("instalment", each.number(), day(each.dueOn()), money(each.amountCents())))
                .collect(Collectors.joining("\n"));
        var missed = say(plan.allDueWhenMissed() ? "all-due" : "missed-due");
        var owed = say("owed", plan.accountName(), creditor, money(plan.totalCents()));
        return String.join("\n\n", say("title"), owed, items, say("limitation"), say("spread"), instalments, missed)
                + "\n";
    }

    /** The same with who signed it and when. */
    String signed(String signer, LocalDate on) {
        return write() + "\n" + say("signed", signer, day(on)) + "\n";
    }

    private String say(String key, Object... arguments) {
        return Texts.in(language).say("payments.plan.text." + key, arguments);
    }

    private String money(long cents) {
        return new Money(cents, plan.currency()).display(language);
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }
}
