package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.payments.PayerFact.By;

/** What a receipt pays: laid without asking only where one explanation stands, else proposed, the most likely first. */
class ReceiptMatchingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /**
     * Items are "account number amount", oldest first; a payer "iban A" or "name A"; the answer begins with ! when it is laid
     * without asking, and names each item with what is laid on it.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                          | items                                     | payer  | amount | text                                 | answer
            the number and the amount                       | A F1042 100, A F1043 200                  | iban A | 200    | facture F1043                        | !F1043 200
            the number between words, glued                 | A F104211 100, A F104311 200              | iban A | 100    | REGLFACTF104211MERCI                 | !F104211 100
            the number without its letters, zeros before    | A F0010421 100                            | iban A | 100    | fact 10421                           | !F0010421 100
            the number of a stranger's transfer             | A F104211 100                             |        | 100    | F104211                              | !F104211 100
            two numbers together                            | A F1042 100, A F1043 200, A F1044 300     | iban A | 300    | F1042 + F1043                        | !F1042 100 F1043 200
            two numbers in one word                         | A F104211 100, A F104311 200              | iban A | 300    | F104211F104311                       | !F104211 100 F104311 200
            from one number to another                      | A F1042 1, A F1043 2, A F1044 4, A F1045 8 | iban A | 15    | F1042 à F1045                        | !F1042 1 F1043 2 F1044 4 F1045 8
            from one number to another, in Dutch            | A F1042 1, A F1043 2, A F1044 4, A F1050 8 | iban A | 7     | facturen F1042 t/m F1044             | !F1042 1 F1043 2 F1044 4
            the second number cut off by the bank           | A F104211 100, A F104311 200              | iban A | 300    | REGLEMENT FACTURES F104211 ET F1043  | !F104211 100 F104311 200
            one digit wrong, payer and amount right         | A F104211 100, A F104311 200              | iban A | 200    | F104317                              | !F104311 200
            one digit wrong, a stranger                     | A F104311 200                             |        | 200    | F104317                              | F104311 200
            a slip that hits somebody else's invoice        | A F104211 100, B F104217 100              | iban A | 100    | F104217                              | F104217 100 / F104211 100
            a payer known and one item of the amount        | A F1042 100, A F1043 201.30               | iban A | 201.30 | virement                             | !F1043 201.30
            a round amount may be a part of anything        | A F1042 100, A F1043 200                  | iban A | 200    | virement                             | F1043 200
            an item of the amount, but a part is announced  | A F1042 300, A F1043 201.30               | iban A | 201.30 | acompte                              | F1043 201.30
            a sum that fits, but a number nobody knows      | A F1042 1234.56, A F1043 876.11           | iban A | 1234.56 | merci                               | !F1042 1234.56
            several that fit, but a number nobody knows     | A F1042 1234.56, A F1043 876.11, A F1044 99.13 | iban A | 2110.67 | INV 37446                       | F1042 1234.56 F1043 876.11
            two items of the amount                         | A F1042 100, A F1043 100                  | iban A | 100    | virement                             | F1042 100 / F1043 100
            several that make the amount in one way         | A F1042 1234.56, A F1043 876.11, A F1044 99.13 | iban A | 2110.67 | merci                        | !F1042 1234.56 F1043 876.11
            several that make the amount in two ways        | A F1042 1, A F1043 2, A F1044 3           | iban A | 3      | merci                                | F1044 3 / F1042 1 F1043 2
            all that is owed                                | A F1042 10, A F1043 20, A F1044 40        | iban A | 70     | solde                                | !F1042 10 F1043 20 F1044 40
            a name alone that only one customer bears       | A F1042 123.45                            | name A | 123.45 |                                      | !F1042 123.45
            a name that two customers bear                  | A F1042 123.45, B F1043 123.45            | name A B | 123.45 |                                    | F1042 123.45 / F1043 123.45
            a part of what is named                         | A F1042 100                               | iban A | 40     | acompte F1042                        | !F1042 40
            a part, by a stranger                           | A F104211 100                             |        | 40     | acompte F104211                      | F104211 40
            an old number copied, another item fits         | A F1042 100, A F1043 40                   | iban A | 40     | F1042                                | F1042 40 / F1043 40
            a few cents less than what is named             | A F1042 100                               | iban A | 99.50  | F1042                                | !F1042 99.50
            a few cents more                                | A F1042 100                               | iban A | 100.30 | F1042                                | !F1042 100 rest 0.30
            more than what is named                         | A F1042 100                               | iban A | 150    | F1042                                | F1042 100 rest 50
            nothing is owed                                 | A F1042 0                                 | iban A | 150    |                                      | rest 150
            a paid invoice named, another of its amount     | A F1042 0, A F1043 100                    | iban A | 100    | F1042                                | F1043 100
            the end of a paid number, another of its amount | A F2026-0252546 0, A F2026-0278072 21.50 | iban A | 21.50 | INV 0252546                        | F2026-0278072 21.50
            a payer for two companies names both            | A F1042 100, B F2042 200                  | iban A B | 300  | F1042 F2042                          | !F1042 100 F2042 200
            nothing known, nothing named                    | A F1042 100                               |        | 99     | interets crediteurs                  | nothing
            """)
    void explains(
            String what, String items, @Nullable String payer, String amount, @Nullable String text, String answer) {
        assertThat(told(match(items, payer, amount, text, Set.of())))
                .as(what)
                .satisfiesAnyOf(
                        told -> assertThat(told).isEqualTo(answer),
                        told -> assertThat(told).startsWith(answer + " /").doesNotStartWith("!"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +++010/8068/17183+++                 | !
            010/8068/17183                       | !
            communication 010 8068 17183 merci   | !
            ***010/8068/17183***                 | !
            010806817183                         | !
            +++010/8068/17193+++                 | ?
            """)
    void readsABelgianCommunicationHoweverItIsWrittenAndNeverTrustsAWrongDigit(String text, String sure) {
        var item = item(1, "A", "F1042", 10_000, "010806817183");
        var answer = MatchingRules.match(
                Incoming.of(7, DAY, 10_000, null, null, text, null), facts(List.of(item), List.of(), Set.of()));
        assertThat(told(answer)).isEqualTo((sure.equals("!") ? "!" : "") + "F1042 100");
    }

    @Test
    void readsACreditorReferenceWithBlanks() {
        var item = item(1, "A", "F1042", 10_000, "RF18539007547034");
        var answer = MatchingRules.match(
                Incoming.of(7, DAY, 10_000, null, null, "RF18 5390 0754 7034", null),
                facts(List.of(item), List.of(), Set.of()));
        assertThat(told(answer)).isEqualTo("!F1042 100");
    }

    @Test
    void takesACreditNoteIntoAccountThatExplainsTheDifference() {
        var credit = new CreditFact(9, account("A"), "AV7", InvoiceNumber.of("AV7"), 3_000, DAY);
        var facts = facts(List.of(item(1, "A", "F1042", 10_000, null)), List.of(payer("A", By.IBAN)), Set.of());
        var answer = MatchingRules.match(
                Incoming.of(7, DAY, 7_000, null, null, "F1042 - AV7", null), with(facts, List.of(credit), Map.of()));
        assertThat(told(answer)).isEqualTo("!F1042 30 by credit F1042 70");
    }

    @Test
    void writesOffADiscountThatWasAgreedAndTakenInTime() {
        var facts = facts(List.of(item(1, "A", "F1042", 10_000, null)), List.of(payer("A", By.IBAN)), Set.of());
        var terms = Map.of(account("A"), new DiscountTerms(200, 30));
        var receipt = Incoming.of(7, DAY, 9_800, null, null, "F1042", null);
        assertThat(told(MatchingRules.match(receipt, with(facts, List.of(), terms))))
                .isEqualTo("!F1042 98 F1042 2 by discount");
        assertThat(told(MatchingRules.match(
                        Incoming.of(7, DAY.plusDays(60), 9_800, null, null, "F1042", null),
                        with(facts, List.of(), terms))))
                .as("too late: a part is paid, the discount is still owed")
                .isEqualTo("!F1042 98");
    }

    @Test
    void neverLaysAgainByItselfWhatAPersonUndid() {
        assertThat(told(match("A F1042 100", "iban A", "100", "F1042", Set.of(1L))))
                .isEqualTo("F1042 100");
    }

    @Test
    void saysWhyInWords() {
        var found = match("A F1042 100", "iban A", "100", "F1042", Set.of());
        assertThat(found)
                .isInstanceOfSatisfying(
                        Matching.Certain.class,
                        certain -> assertThat(certain.explanation().reasons())
                                .extracting(reason -> reason.in(Language.EN))
                                .containsExactly(
                                        "The text names F1042.",
                                        "This bank account is known for this customer.",
                                        "The amount is the same to the cent."));
    }

    // ---- how the table is read

    private static Matching match(
            String items, @Nullable String payer, String amount, @Nullable String text, Set<Long> undone) {
        var facts = new ArrayList<ItemFact>();
        for (var each : items.split(", *")) {
            var words = each.strip().split(" ");
            facts.add(item(facts.size() + 1, words[0], words[1], cents(words[2]), null));
        }
        var payers = new ArrayList<PayerFact>();
        if (payer != null) {
            var words = payer.strip().split(" ");
            var by = words[0].equals("iban") ? By.IBAN : By.OWN_NAME;
            for (var account : Arrays.copyOfRange(words, 1, words.length)) payers.add(payer(account, by));
        }
        var receipt = Incoming.of(7, DAY, cents(amount), null, null, text == null ? "" : text, null);
        return MatchingRules.match(receipt, facts(facts, payers, undone));
    }

    /** As the store gathers them: a stranger sees what its text names, and whatever has its amount. */
    private static MatchingFacts facts(List<ItemFact> items, List<PayerFact> payers, Set<Long> undone) {
        return new MatchingFacts(items, true, List.of(), payers, Map.of(), items, true, undone, MatchingPolicy.USUAL);
    }

    private static MatchingFacts with(
            MatchingFacts facts, List<CreditFact> credits, Map<AccountId, DiscountTerms> discounts) {
        return new MatchingFacts(
                facts.items(),
                true,
                credits,
                facts.payers(),
                discounts,
                List.of(),
                true,
                facts.undone(),
                facts.policy());
    }

    private static ItemFact item(long id, String account, String reference, long cents, @Nullable String structured) {
        return new ItemFact(
                id,
                account(account),
                reference,
                InvoiceNumber.of(reference),
                structured,
                cents,
                DAY.minusDays(30 - id),
                DAY.plusDays(id));
    }

    private static PayerFact payer(String account, By by) {
        return new PayerFact(account(account), by, 1);
    }

    private static AccountId account(String letter) {
        return new AccountId(letter.charAt(0));
    }

    private static long cents(String amount) {
        return new java.math.BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static String told(Matching matching) {
        return switch (matching) {
            case Matching.Certain certain -> "!" + told(certain.explanation());
            case Matching.Proposed proposed ->
                proposed.explanations().stream().map(ReceiptMatchingTest::told).collect(Collectors.joining(" / "));
            case Matching.Nothing _ -> "nothing";
        };
    }

    private static String told(Explanation explanation) {
        var told = explanation.layings().stream()
                .filter(laying -> laying.source() != Laying.Source.DIFFERENCE)
                .map(laying -> laid(explanation, laying))
                .collect(Collectors.toCollection(ArrayList::new));
        if (explanation.restCents() > 0) told.add("rest " + amount(explanation.restCents()));
        return String.join(" ", told);
    }

    private static String laid(Explanation explanation, Laying laying) {
        var reference = explanation.references().get(laying.openItem());
        var by = laying.source() == Laying.Source.CASH
                ? ""
                : " by " + laying.source().name().toLowerCase(java.util.Locale.ROOT);
        return reference + " " + amount(laying.cents()) + by;
    }

    private static String amount(long cents) {
        return cents % 100 == 0 ? Long.toString(cents / 100) : cents / 100 + "." + String.format("%02d", cents % 100);
    }
}
