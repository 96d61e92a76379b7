package org.maillon.bank;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankSheetReader.Row;

/** What a list says before its header and below its rows: the account, its currency, balances. */
final class SheetSurroundings {
    private static final Pattern OPENING = Pattern.compile(
            "(?:balance at start|opening balance|(?:ancien )?solde (?:initial|precedent|debut|de depart|au debut)|ancien solde"
                    + "|begin ?saldo|vorig saldo|oud saldo|saldo (?:inicial|anterior)|anfangssaldo).*");
    private static final Pattern CLOSING = Pattern.compile(
            "(?:balance at end|closing balance|(?:nouveau )?solde\\b|nieuw saldo|eind ?saldo|saldo\\b|current balance|endsaldo).*");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b");
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?:n[o°]?\\.? ?(?:de )?compte|numero (?:de )?compte|account number|rekening(?:nummer)?|numero de cuenta|cuenta)"
                    + "\\s*:?\\s*([0-9][0-9 .-]{5,30}[0-9])?\\s*:?\\s*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CURRENCY = Pattern.compile("\\b(EUR|CHF|GBP|USD)\\b");
    private static final Pattern EUROS = Pattern.compile("\\b(?:EUR|euros?)\\b|€", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9 .-]{5,30}[0-9]");
    private static final Pattern AMOUNT = Pattern.compile("[-+(]?[ 0-9.,'\\u00A0\\u202F]*[0-9][-+)]?(?: ?(?:EUR|€))?");

    private record Said(int line, String amount) {}

    private @Nullable Said opening;
    private @Nullable Said closing;
    private @Nullable String account;
    private @Nullable String currency;

    static boolean namesEuros(String text) {
        return EUROS.matcher(text).find();
    }

    @Nullable
    String account() {
        return account;
    }

    @Nullable
    String currency() {
        return currency;
    }

    /** Whether the row says something that is understood. */
    boolean see(Row row) {
        var values = row.values().stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        seeAccount(values);
        values.forEach(this::seeCurrency);
        return !values.isEmpty() && seeBalance(row.line(), values);
    }

    private void seeAccount(List<String> values) {
        if (account != null) return;
        for (int i = 0; i < values.size() && account == null; i++) {
            var iban = IBAN.matcher(values.get(i));
            if (iban.find()) account = iban.group().replace(" ", "");
            else seeNumber(values.get(i), i + 1 < values.size() ? values.get(i + 1) : "");
        }
    }

    private void seeNumber(String value, String next) {
        var named = ACCOUNT.matcher(plain(value));
        if (!named.matches()) return;
        var number = named.group(1) != null ? named.group(1) : next;
        if (NUMBER.matcher(number).matches()) account = Coda.account(number.replaceAll("[ .-]", ""));
    }

    private void seeCurrency(String value) {
        var code = CURRENCY.matcher(value);
        if (currency == null && code.find()) currency = code.group(1);
        if (currency == null && namesEuros(value)) currency = "EUR";
    }

    private boolean seeBalance(int line, List<String> values) {
        var words = plain(values.getFirst());
        var last = values.getLast();
        if (values.size() < 2 || !AMOUNT.matcher(last).matches()) return false;
        if (OPENING.matcher(words).matches()) opening = new Said(line, last);
        else if (CLOSING.matcher(words).matches()) closing = new Said(line, last);
        else return false;
        return true;
    }

    /** Puts both balances into the statement, as far as they are told. */
    void balances(StatementDraft draft, char mark, String currency) {
        if (opening != null) draft.openingCents = cents(opening, mark, currency);
        if (closing != null) draft.closingCents = cents(closing, mark, currency);
    }

    private static long cents(Said said, char mark, String currency) {
        return DecimalMark.cents(said.amount, mark, currency, said.line, 0);
    }

    private static String plain(String value) {
        var decomposed = Normalizer.normalize(value, Normalizer.Form.NFD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
