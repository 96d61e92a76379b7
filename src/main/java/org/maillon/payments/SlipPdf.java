package org.maillon.payments;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.maillon.access.Tenant;
import org.maillon.kernel.Iban;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.messages.EnvelopeWindow;
import org.maillon.messages.LetterPdf;
import org.maillon.messages.LetterView;
import org.maillon.messages.LetterView.Fact;
import org.maillon.messages.LetterView.Headings;
import org.maillon.messages.LetterView.Row;
import org.maillon.messages.Letterheads;
import org.maillon.messages.PaperSheet;
import org.springframework.stereotype.Component;

/** A deposit slip on paper, PDF/A, for the bank that takes the cheques or bills. */
@Component
public class SlipPdf {
    private final Letterheads heads;

    SlipPdf(Letterheads heads) {
        this.heads = heads;
    }

    /** In the company's language. */
    public byte[] write(Tenant company, DepositSlip slip) {
        var head = heads.of(company);
        var sheet = sheet(company, slip, head.lines(), day(company, slip.madeOn(), FormatStyle.LONG), head.window());
        return LetterPdf.write(LetterPdf.unprintable(sheet).isEmpty() ? sheet : plain(company, slip));
    }

    private static PaperSheet sheet(
            Tenant company, DepositSlip slip, List<String> sender, String day, EnvelopeWindow window) {
        return new PaperSheet(view(company, slip), sender, List.of(), day, "", window);
    }

    /** Names in a writing our typeface does not have are left out: the bank goes by number and amount. */
    private PaperSheet plain(Tenant company, DepositSlip slip) {
        var named = slip.instruments().stream()
                .map(each -> new Instrument(
                        each.id(),
                        each.kind(),
                        latin(each.number()),
                        latin(each.drawer()),
                        each.account(),
                        latin(each.accountName()),
                        each.currency(),
                        each.amountCents(),
                        each.receivedOn(),
                        each.dueOn(),
                        each.state(),
                        each.slip(),
                        each.credit(),
                        each.reason()))
                .toList();
        var latin = new DepositSlip(
                slip.id(), slip.bills(), slip.currency(), slip.iban(), slip.madeOn(), latin(slip.madeBy()), named);
        var head = heads.of(company);
        return sheet(company, latin, head.lines(), day(company, slip.madeOn(), FormatStyle.LONG), head.window());
    }

    private static String latin(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[^\\x20-\\x7E]", "");
    }

    private static LetterView view(Tenant company, DepositSlip slip) {
        var texts = Texts.in(company.language());
        var count = slip.instruments().size();
        return new LetterView(
                company.language().code(),
                texts.say(slip.bills() ? "payments.slip.bills" : "payments.slip.cheques", String.valueOf(slip.id())),
                company.name(),
                "",
                List.of(),
                texts.say("payments.slip.sum", count),
                money(company, slip, slip.sumCents()),
                new Headings(
                        texts.say("payments.slip.number"),
                        slip.bills() ? texts.say("payments.slip.due") : "",
                        texts.say("payments.slip.amount")),
                slip.instruments().stream()
                        .map(each -> row(company, slip, each))
                        .toList(),
                List.of(),
                "",
                List.of(),
                texts.say("payments.slip.account"),
                List.of(new Fact(texts.say("payments.slip.iban"), iban(slip))),
                List.of(),
                Stream.of(slip.madeBy()).filter(name -> !name.isBlank()).toList(),
                List.of());
    }

    private static Row row(Tenant company, DepositSlip slip, Instrument each) {
        var due = each.dueOn().map(day -> day(company, day, FormatStyle.SHORT)).orElse("");
        return new Row(each.number(), each.drawer(), due, "", money(company, slip, each.amountCents()), "");
    }

    private static String iban(DepositSlip slip) {
        try {
            return new Iban(slip.iban()).display();
        } catch (InvalidValue none) {
            return slip.iban();
        }
    }

    private static String money(Tenant company, DepositSlip slip, long cents) {
        return new Money(cents, Currency.getInstance(slip.currency())).display(company.language());
    }

    private static String day(Tenant company, LocalDate day, FormatStyle style) {
        return DateTimeFormatter.ofLocalizedDate(style)
                .withLocale(company.language().locale())
                .format(day);
    }
}
