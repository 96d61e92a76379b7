package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.ledger.Ledger;
import org.maillon.messages.Channel;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.payments.ReceiptPolicy.Thanks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who pays is thanked once, in its language, and not while it still owes what is late. */
class ThanksNoticesTest extends DatabaseTest {
    /** A Monday in office hours. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    private TenantScope tenants;

    @Autowired
    private Customers customers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Settlements settlements;

    @Autowired
    private ReceiptPolicies policies;

    @Autowired
    private ThanksNotices thanks;

    @Autowired
    private Senders senders;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Clock clock;

    private PaidCompany company;
    private AccountId durand;

    @BeforeEach
    void open() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        senders.save(tenant(), new Sender("Atelier", "compta@atelier.example", null, "Claire", null, null, null));
        durand = company.customer("DURAND");
    }

    private void say(Thanks when) {
        var usual = policies.of(tenant());
        policies.change(
                tenant(),
                new ReceiptPolicy(usual.toleranceCents(), usual.feeCents(), usual.accounts(), Optional.empty(), when),
                "Claire");
    }

    private void reachable(Language language) {
        customers.addContact(
                tenant(),
                durand,
                Contact.Role.PAYS,
                "Marie",
                Optional.of("marie@durand.example"),
                Optional.empty(),
                Optional.of(language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FR | votre règlement de 123,45 € est bien arrivé  | Soldé : F104211
            NL | uw betaling van € 123,45 is goed ontvangen   | Vereffend: F104211
            EN | your payment of €123.45 has arrived          | Settled: F104211
            """)
    void whoPaysIsThankedInItsLanguage(Language language, String subject, String settled) {
        say(Thanks.WHEN_NOTHING_IS_LATE);
        reachable(language);
        company.invoice(durand, "F104211", 12_345);
        receive(12_345, "facture F104211");
        assertThat(composed(MONDAY)).isInstanceOfSatisfying(Composed.class, letter -> {
            assertThat(plain(letter.text().subject())).contains(subject);
            assertThat(plain(letter.text().plain())).contains(settled);
            assertThat(letter.recipient()).isEqualTo("marie@durand.example");
        });
    }

    @Test
    void onceForEachReceiptHoweverOftenItIsUndoneAndLaidAgain() {
        say(Thanks.ALWAYS);
        reachable(Language.FR);
        long invoice = company.invoice(durand, "F104211", 12_345);
        var receipt = receive(12_345, "facture F104211");
        settlements.undo(tenant(), receipt.id(), "Claire");
        assertThat(composed(MONDAY)).isEqualTo(new Withdrawn("payments.thanks.undone"));
        settlements.lay(tenant(), receipt.id(), List.of(new Settlements.Part(invoice, 12_345)), "Claire");
        assertThat(queued()).hasSize(1);
        assertThat(composed(MONDAY)).isInstanceOf(Composed.class);
    }

    @Test
    void whoStillOwesWhatIsLateIsThankedOnlyIfThatWasSaid() {
        say(Thanks.WHEN_NOTHING_IS_LATE);
        reachable(Language.FR);
        company.invoice(durand, "F104211", 12_345);
        company.invoice(durand, "F104212", 5_000);
        receive(12_345, "facture F104211");
        assertThat(composed(MONDAY)).isEqualTo(new Withdrawn("payments.thanks.late"));
        say(Thanks.ALWAYS);
        assertThat(composed(MONDAY)).isInstanceOf(Composed.class);
    }

    @Test
    void nobodyIsThankedForAPartForAnOldStatementOrWithoutAnAddress() {
        say(Thanks.ALWAYS);
        company.invoice(durand, "F104211", 12_345);
        receive(5_000, "acompte facture F104211");
        queued().forEach(key -> assertThat(composed(MONDAY)).isInstanceOf(Withdrawn.class));
        company.invoice(durand, "F104299", 77_777);
        company.take(statement(LocalDate.now(clock).minusDays(60), 77_777, "facture F104299"));
        receipts.matchNew(tenant());
        assertThat(queued()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void atNightAndOnSundaysItWaits() {
        say(Thanks.ALWAYS);
        reachable(Language.FR);
        company.invoice(durand, "F104211", 12_345);
        receive(12_345, "facture F104211");
        assertThat(composed(Instant.parse("2026-11-22T10:00:00Z")))
                .isEqualTo(new Postponed(Instant.parse("2026-11-23T08:00:00Z"), "payments.thanks.later"));
        assertThat(composed(Instant.parse("2026-11-23T20:00:00Z")))
                .isEqualTo(new Postponed(Instant.parse("2026-11-24T08:00:00Z"), "payments.thanks.later"));
    }

    @Test
    void withoutAWordOfTheCompanyNobodyIsThanked() {
        company.invoice(durand, "F104211", 12_345);
        receive(12_345, "facture F104211");
        assertThat(queued()).isEmpty();
    }

    private Receipt receive(long cents, String text) {
        company.take(statement(LocalDate.now(clock), cents, text));
        receipts.matchNew(tenant());
        return company.all().getLast();
    }

    private static BankStatement statement(LocalDate on, long cents, String text) {
        var line =
                new StatementLine(1, on, on, cents, "EUR", null, null, null, null, text, null, null, null, false, null);
        return new BankStatement(
                "camt.053", UUID.randomUUID().toString(), "EUR", "1", on, on, null, null, List.of(line), List.of());
    }

    private List<String> queued() {
        return tenants.in(
                tenant(),
                () -> sql.sql(
                                "select key from messages.message where tenant_id = :tenant and source = 'thanks' order by id")
                        .param("tenant", tenant().value())
                        .query(String.class)
                        .list());
    }

    private QueuedMessage message() {
        return new QueuedMessage(
                1,
                durand.value(),
                ThanksNotices.SOURCE,
                queued().getLast(),
                Money.EUR,
                Channel.EMAIL,
                ThanksNotices.SOURCE,
                LocalDate.now(clock),
                MONDAY,
                0);
    }

    private Composition composed(Instant now) {
        return tenants.in(tenant(), () -> thanks.compose(tenant(), message(), DeliveryMode.NORMAL, now));
    }

    private static String plain(String text) {
        return text.replaceAll("[\u00a0\u202f]", " ");
    }
}
