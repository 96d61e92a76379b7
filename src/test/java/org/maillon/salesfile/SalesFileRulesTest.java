package org.maillon.salesfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.salesfile.SalesFileFacts.Account;
import org.maillon.salesfile.SalesFileFacts.Confirmed;
import org.maillon.salesfile.SalesFileFacts.Delivered;
import org.maillon.salesfile.SalesFileFacts.Invoiced;
import org.maillon.salesfile.SalesFileFacts.Ordered;
import org.maillon.salesfile.SalesFileFacts.Quoted;
import org.maillon.salesfile.SalesFileFacts.Receipt;
import org.maillon.salesfile.SalesFileFacts.Terms;

/**
 * What is weak in a file. The order is of day 10 over 1 200.00; other days are told by their number, a dash is nothing. Each
 * row changes a sound sale in one place.
 */
class SalesFileRulesTest {
    private static final AccountId BUYER = new AccountId(1);
    private static final AccountId ANOTHER = new AccountId(2);

    @ParameterizedTest(name = "{0}: {1} {2} {3} {4} {5} {6} {7} {8} → {9}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                     | terms | quote     | phone | number  | confirmed | delivery    | invoice         | receipt    | gaps
            all is there               | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | opened     | STRONG
            nothing invoiced yet       | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | -           | -               | -          | STRONG
            the terms never accepted   | -     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | opened     | WEAK TERMS_NOT_ACCEPTED
            the terms accepted after   | 11    | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | opened     | WEAK TERMS_ACCEPTED_LATER
            a quote without a yes      | 1     | 5-20 -    | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | opened     | FAIR QUOTE_NOT_ACCEPTED
            a yes after its last day   | 1     | 5-7 y8    | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | opened     | FAIR QUOTE_OVER
            a quote after the order    | 1     | 11-20 y12 | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | opened     | WEAK QUOTE_AFTER_ORDER
            no number where required   | 1     | 5-20 y8   | no    | -       | 11 y12    | 14 signed   | 15 1200 -       | opened     | WEAK PURCHASE_ORDER_MISSING
            only said by phone         | 1     | -         | yes   | PO-7    | -         | 14 signed   | 15 1200 named   | opened     | WEAK PHONE_NOT_ACKNOWLEDGED
            by phone, no answer yet    | 1     | -         | yes   | PO-7    | 11 -      | 14 signed   | 15 1200 named   | opened     | WEAK PHONE_NOT_ACKNOWLEDGED
            by phone, acknowledged     | 1     | -         | yes   | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | opened     | STRONG
            by hand, nothing in writing| 1     | -         | no    | PO-7    | -         | 14 signed   | 15 1200 named   | opened     | FAIR CONFIRMATION_NOT_SENT
            by hand, not acknowledged  | 1     | -         | no    | PO-7    | 11 -      | 14 signed   | 15 1200 named   | opened     | FAIR CONFIRMATION_NOT_ACKNOWLEDGED
            the customer objects       | 1     | 5-20 y8   | no    | PO-7    | 11 no     | 14 signed   | 15 1200 named   | opened     | WEAK CONFIRMATION_OBJECTED
            invoiced, never delivered  | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | -           | 15 1200 named   | opened     | WEAK DELIVERY_MISSING
            on its way                 | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | - unsigned  | -               | -          | FAIR DELIVERY_UNDER_WAY
            invoiced, never signed     | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | - unsigned  | 15 1200 named   | opened     | WEAK DELIVERY_NOT_SIGNED
            delivered before the order | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 9 signed    | 15 1200 named   | opened     | WEAK DELIVERY_BEFORE_ORDER
            signed with reserves       | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 reserves | 15 1200 named   | opened     | FAIR DELIVERY_WITH_RESERVES
            another number on the note | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 PO-8     | 15 1200 named   | opened     | WEAK DELIVERY_OTHER_NUMBER
            the same number, spaced    | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 po-7     | 15 1200 named   | opened     | STRONG
            invoiced before delivered  | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 13 1200 named   | opened     | FAIR INVOICE_BEFORE_DELIVERY
            no number on the invoice   | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 -       | opened     | WEAK INVOICE_WITHOUT_NUMBER
            more than was ordered      | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1201 named   | opened     | WEAK INVOICE_ABOVE_ORDER
            not sent to anybody        | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | -          | FAIR RECEIPT_NOT_SENT
            sent, not opened           | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | sent       | FAIR RECEIPT_NOT_OPENED
            opened by somebody else    | 1     | 5-20 y8   | no    | PO-7    | 11 y12    | 14 signed   | 15 1200 named   | wrong      | FAIR RECEIPT_WRONG_PERSON
            """)
    void eachGapIsNamed(
            String what,
            String terms,
            String quote,
            String phone,
            String number,
            String confirmed,
            String delivery,
            String invoice,
            String receipt,
            String expected) {
        var facts = new SalesFileFacts(
                new Account(BUYER, true, true),
                day(terms).map(on -> new Terms("2026-1", on)),
                quote(quote),
                ordered(number, phone.equals("yes"), BUYER),
                confirmed(confirmed),
                delivered(delivery).stream().toList(),
                invoiced(invoice, receipt).stream().toList());
        assertThat(told(SalesFileRules.judge(facts))).isEqualTo(expected);
    }

    @Test
    void theSameLegalEntityBuysReceivesAndIsInvoiced() {
        var facts = new SalesFileFacts(
                new Account(BUYER, false, false),
                Optional.of(new Terms("2026-1", on(1))),
                quote("5-20 y8")
                        .map(it -> new Quoted(it.number(), ANOTHER, it.quotedOn(), it.validUntil(), it.acceptedOn())),
                ordered("PO-7", false, BUYER),
                confirmed("11 y12"),
                List.of(new Delivered("BL-1", ANOTHER, "", true, false, Optional.of(on(14)))),
                List.of(new Invoiced(
                        "F-1", ANOTHER, on(15), 120_000, true, Optional.of(new Receipt("a", true, true)))));
        assertThat(told(SalesFileRules.judge(facts)))
                .isEqualTo(
                        "WEAK ACCOUNT_NOT_IDENTIFIED ADDRESS_MISSING QUOTE_OTHER_ACCOUNT DELIVERY_OTHER_ACCOUNT INVOICE_OTHER_ACCOUNT");
    }

    @Test
    void aLinkIsWeakForAHeavyGapHeldForALightOneAndQuietWhereNothingIsDueYet() {
        var facts = new SalesFileFacts(
                new Account(BUYER, true, false),
                Optional.empty(),
                Optional.empty(),
                ordered("PO-7", false, BUYER),
                confirmed("11 y12"),
                List.of(),
                List.of());
        assertThat(SalesFileRules.judge(facts).states().values())
                .containsExactly(
                        LinkState.HELD,
                        LinkState.WEAK,
                        LinkState.QUIET,
                        LinkState.SOUND,
                        LinkState.SOUND,
                        LinkState.QUIET,
                        LinkState.QUIET,
                        LinkState.QUIET);
    }

    @Test
    void everyGapHasASentenceAndAnActInEveryLanguage() {
        for (var language : Language.values())
            for (var kind : GapKind.values()) {
                var gap = new Gap(kind, List.of("AAA", "BBB"));
                assertThat(gap.in(language)).isNotBlank().doesNotContain("{");
                assertThat(gap.act(language)).isNotBlank();
            }
    }

    private static String told(SalesFileRules.Judged judged) {
        return Stream.concat(
                        Stream.of(judged.strength().name()),
                        judged.gaps().stream().map(gap -> gap.kind().name()))
                .collect(Collectors.joining(" "));
    }

    private static LocalDate on(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static Optional<LocalDate> day(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(on(Integer.parseInt(text.replaceAll("[^0-9]", ""))));
    }

    private static Optional<Quoted> quote(String text) {
        if (text.equals("-")) return Optional.empty();
        var parts = text.split("[- ]", 3);
        return Optional.of(
                new Quoted("DEV-1", BUYER, day(parts[0]).get(), day(parts[1]).get(), day(parts[2])));
    }

    private static Ordered ordered(String number, boolean byPhone, AccountId account) {
        var purchaseOrder = number.equals("-") ? Optional.<String>empty() : Optional.of(number);
        return new Ordered("CDE-1", account, on(10), byPhone, false, purchaseOrder, true, false, 120_000);
    }

    private static Optional<Confirmed> confirmed(String text) {
        if (text.equals("-")) return Optional.empty();
        var parts = text.split(" ");
        boolean objected = parts[1].equals("no");
        return Optional.of(new Confirmed(day(parts[0]).get(), objected ? Optional.empty() : day(parts[1]), objected));
    }

    private static Optional<Delivered> delivered(String text) {
        if (text.equals("-")) return Optional.empty();
        var parts = text.split(" ");
        var number = parts[1].toUpperCase(java.util.Locale.ROOT).startsWith("PO") ? parts[1] : "";
        return Optional.of(new Delivered(
                "BL-1", BUYER, number, !parts[1].equals("unsigned"), parts[1].equals("reserves"), day(parts[0])));
    }

    private static Optional<Invoiced> invoiced(String text, String receipt) {
        if (text.equals("-")) return Optional.empty();
        var parts = text.split(" ");
        var received = switch (receipt) {
            case "opened" -> Optional.of(new Receipt("claire@example.org", true, true));
            case "sent" -> Optional.of(new Receipt("claire@example.org", false, true));
            case "wrong" -> Optional.of(new Receipt("paul@example.org", true, false));
            default -> Optional.<Receipt>empty();
        };
        return Optional.of(new Invoiced(
                "F-1", BUYER, day(parts[0]).get(), Long.parseLong(parts[1]) * 100, parts[2].equals("named"), received));
    }
}
