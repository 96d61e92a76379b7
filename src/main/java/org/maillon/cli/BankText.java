package org.maillon.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.StatementLine;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Statements on a terminal: a head, a row for each movement, then what is wrong; at most a hundred columns and a bit. */
final class BankText {
    private static final int AMOUNT = 16;
    private static final int PAYER = 28;
    private static final int TEXT = 42;

    private final PrintWriter out;
    private final Language language;
    private final Texts texts;
    private final DateTimeFormatter day;

    BankText(PrintWriter out, Language language) {
        this.out = out;
        this.language = language;
        this.texts = Texts.in(language);
        this.day = DateTimeFormatter.ofPattern("dd/MM/uuuu", language.locale());
    }

    void statement(BankAnswer statement) {
        out.println(Written.oneLine(statement.file()));
        if (statement.format() != null) head(statement);
        statement.lines().forEach(line -> out.println(row(line)));
        statement.problems().forEach(problem -> out.println("  ! " + Written.oneLine(problem.message())));
        out.println();
    }

    private void head(BankAnswer statement) {
        out.println("  "
                + Stream.of(statement.format(), statement.account(), statement.currency(), statement.number())
                        .filter(Objects::nonNull)
                        .map(Written::oneLine)
                        .collect(Collectors.joining(" · ")));
        if (statement.refused()) return;
        if (statement.firstOn() != null && statement.lastOn() != null) out.println("  " + period(statement));
        out.println("  " + balances(statement));
    }

    private String period(BankAnswer statement) {
        return texts.say("cli.bank.period", day(statement.firstOn()), day(statement.lastOn()), statement.entries());
    }

    private String balances(BankAnswer statement) {
        var currency = statement.currency();
        var moved = texts.say(
                "cli.bank.moved", amount(statement.creditCents(), currency), amount(statement.debitCents(), currency));
        if (statement.openingCents() == null || statement.closingCents() == null) return moved;
        return texts.say(
                Boolean.TRUE.equals(statement.balanced()) ? "cli.bank.balanced" : "cli.bank.unbalanced",
                amount(statement.openingCents(), currency),
                moved,
                amount(statement.closingCents(), currency));
    }

    private String row(StatementLine line) {
        return "  %s  %s %s  %s  %s%s"
                .formatted(
                        day(line.bookedOn()),
                        right(amount(line.amountCents(), line.currency())),
                        line.currency(),
                        cut(line.payer(), PAYER),
                        cut(said(line), TEXT).stripTrailing(),
                        line.returned() ? "  " + texts.say("cli.bank.returned") : "");
    }

    private static String said(StatementLine line) {
        return line.structuredReference() == null ? line.text() : line.structuredReference();
    }

    private String day(@Nullable LocalDate on) {
        return on == null ? Written.NONE : day.format(on);
    }

    private String amount(long cents, @Nullable String currency) {
        int decimals = decimals(currency);
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(cents, decimals));
    }

    private static int decimals(@Nullable String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(2);
    }

    private static String right(String text) {
        return " ".repeat(Math.max(0, AMOUNT - text.length())) + text;
    }

    private static String cut(@Nullable String text, int width) {
        var line = text == null ? "" : Written.oneLine(text);
        if (line.length() > width) return line.substring(0, width - 1) + "…";
        return line + " ".repeat(width - line.length());
    }
}
