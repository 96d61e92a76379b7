package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.payments.Receipt.State.MATCHED;
import static org.maillon.payments.Receipt.State.PARTLY;
import static org.maillon.payments.Receipt.State.PROPOSED;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.ledger.Ledger;
import org.maillon.payments.SettlementAnswer.Done;
import org.maillon.payments.SettlementAnswer.Refused;
import org.maillon.payments.SettlementAnswer.Why;
import org.maillon.payments.Settlements.Part;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts laid, taken back and laid again: nothing is created, nothing is lost. */
class SettlementsTest extends DatabaseTest {
    private static final String IBAN = "FR7699999000010000000001007";

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
    private Adjustments adjustments;

    @Autowired
    private JdbcClient sql;

    private PaidCompany company;
    private AccountId durand;

    @BeforeEach
    void open() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        durand = company.customer("DURAND");
    }

    @Test
    void aNamedInvoiceIsPaidWithoutAsking() {
        long invoice = company.invoice(durand, "F104211", 12_345);
        var receipt = company.receive(12_345, "facture F104211", null);
        assertThat(receipt.state()).isEqualTo(MATCHED);
        assertThat(receipt.allocations()).extracting(Receipt.Laid::reference).containsExactly("F104211");
        assertThat(company.open(invoice)).isZero();
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void whatIsLeftOverStaysAsCashOnTheAccount() {
        long invoice = company.invoice(durand, "F104211", 10_000);
        var receipt = company.receive(15_000, "rien", null);
        assertThat(settlements.lay(tenant(), receipt.id(), List.of(new Part(invoice, 10_000)), "Claire"))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.receipt().state()).isEqualTo(PARTLY));
        assertThat(company.owed(durand)).isEqualTo(-5_000);
        long next = company.invoice(durand, "F104212", 5_000);
        settlements.lay(tenant(), receipt.id(), List.of(new Part(next, 5_000)), "Claire");
        assertThat(company.find(receipt.id()).orElseThrow().state()).isEqualTo(MATCHED);
        assertThat(company.owed(durand)).isZero();
    }

    @Test
    void undoneItWaitsAgainAndIsNeverLaidThereByItself() {
        long invoice = company.invoice(durand, "F104211", 12_345);
        var receipt = company.receive(12_345, "facture F104211", IBAN);
        settlements.reverse(
                tenant(), receipt.allocations().getFirst().allocation().orElseThrow(), "Claire");
        assertThat(company.open(invoice)).isEqualTo(12_345);
        assertThat(company.owed(durand)).isEqualTo(12_345);
        receipts.matchNew(tenant());
        assertThat(company.find(receipt.id()).orElseThrow().state()).isEqualTo(PROPOSED);
        assertThat(company.imbalances()).isEmpty();
        settlements.accept(tenant(), receipt.id(), 1, "Claire");
        assertThat(company.open(invoice)).isZero();
        assertThat(company.find(receipt.id()).orElseThrow().allocations())
                .extracting(Receipt.Laid::reversed)
                .containsExactly(true, false);
    }

    @Test
    void aPayerIsRememberedFromItsFirstPaymentAndForgottenWhenThatIsUndone() {
        company.invoice(durand, "F104211", 12_345);
        var first = company.receive(12_345, "facture F104211", IBAN);
        company.invoice(durand, "F104212", 777);
        assertThat(company.receive(777, "merci", IBAN).state()).isEqualTo(MATCHED);
        settlements.undo(tenant(), first.id(), "Claire");
        settlements.undo(tenant(), company.all().getLast().id(), "Claire");
        company.invoice(durand, "F104213", 888);
        assertThat(company.receive(888, "merci", IBAN).state()).isNotEqualTo(MATCHED);
    }

    @Test
    void ofTwoPeopleWhoLayOneReceiptOneIsTold() throws Exception {
        var items = new ArrayList<Long>();
        for (int at = 0; at < 2; at++) items.add(company.invoice(durand, "F20000" + at, 10_000));
        var receipt = company.receive(10_000, "rien", null);
        try (var people = Executors.newFixedThreadPool(2)) {
            var answers = people.invokeAll(items.stream()
                    .map(item -> (java.util.concurrent.Callable<SettlementAnswer>)
                            () -> settlements.lay(tenant(), receipt.id(), List.of(new Part(item, 10_000)), "somebody"))
                    .toList());
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .hasAtLeastOneElementOfType(Done.class)
                    .hasAtLeastOneElementOfType(Refused.class);
        }
        assertThat(company.owed(durand)).isEqualTo(10_000);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void moreThanIsOpenOrThanCameInIsRefusedAndChangesNothing() {
        long invoice = company.invoice(durand, "F104211", 10_000);
        var receipt = company.receive(15_000, "rien", null);
        assertThat(settlements.lay(tenant(), receipt.id(), List.of(new Part(invoice, 12_000)), "Claire"))
                .isEqualTo(new Refused(Why.NO_ROOM));
        assertThat(settlements.lay(tenant(), receipt.id(), List.of(new Part(invoice, 20_000)), "Claire"))
                .isEqualTo(new Refused(Why.TOO_MUCH));
        assertThat(settlements.undo(newTenant(), receipt.id(), "somebody else's"))
                .isEqualTo(new Refused(Why.UNKNOWN));
        assertThat(company.open(invoice)).isEqualTo(10_000);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void aGapWrittenOffIsOpenAgainWhenThatIsTakenBack() {
        long invoice = company.invoice(durand, "F104211", 10_000);
        var receipt = company.receive(9_700, "rien", null);
        settlements.lay(tenant(), receipt.id(), List.of(new Part(invoice, 9_700)), "Claire");
        assertThat(adjustments.writeOff(tenant(), invoice, OptionalLong.of(301), PaidCompany.DAY, "frais", "Claire"))
                .isEqualTo(new AdjustmentAnswer.Refused(Why.NO_ROOM));
        assertThat(adjustments.writeOff(tenant(), invoice, OptionalLong.empty(), PaidCompany.DAY, " ", "Claire"))
                .isEqualTo(new AdjustmentAnswer.Refused(Why.NO_REASON));
        var made =
                made(adjustments.writeOff(tenant(), invoice, OptionalLong.empty(), PaidCompany.DAY, "frais", "Claire"));
        assertThat(company.open(invoice)).isZero();
        assertThat(company.owed(durand)).isZero();
        assertThat(adjustments.undo(newTenant(), made.id(), PaidCompany.DAY, "somebody else's"))
                .isEqualTo(new AdjustmentAnswer.Refused(Why.UNKNOWN));
        adjustments.undo(tenant(), made.id(), PaidCompany.DAY, "Claire");
        assertThat(company.open(invoice)).isEqualTo(300);
        assertThat(adjustments.undo(tenant(), made.id(), PaidCompany.DAY, "Claire"))
                .isEqualTo(new AdjustmentAnswer.Refused(Why.REVERSED));
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void whatWasPaidTooMuchIsPaidBack() {
        var receipt = company.receive(5_000, "rien", null);
        settlements.keepOnAccount(tenant(), receipt.id(), durand, "Claire");
        var made = made(adjustments.refund(
                tenant(), receipt.id(), OptionalLong.empty(), PaidCompany.DAY, "payé deux fois", "Claire"));
        assertThat(company.owed(durand)).isZero();
        assertThat(company.find(receipt.id()).orElseThrow().state()).isEqualTo(MATCHED);
        assertThat(settlements.undo(tenant(), receipt.id(), "Claire")).isEqualTo(new Refused(Why.ADJUSTED));
        adjustments.undo(tenant(), made.id(), PaidCompany.DAY, "Claire");
        assertThat(company.owed(durand)).isEqualTo(-5_000);
        assertThat(company.find(receipt.id()).orElseThrow().state()).isEqualTo(Receipt.State.ON_ACCOUNT);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void moneyOfTheWrongCustomerIsMovedAndLaidWhereItBelongs() {
        var dupont = company.customer("DUPONT");
        long invoice = company.invoice(dupont, "F104299", 5_000);
        var receipt = company.receive(6_000, "rien", null);
        settlements.keepOnAccount(tenant(), receipt.id(), durand, "Claire");
        assertThat(adjustments.transfer(
                        tenant(), receipt.id(), durand, OptionalLong.empty(), PaidCompany.DAY, "erreur", "Claire"))
                .isEqualTo(new AdjustmentAnswer.Refused(Why.SAME_ACCOUNT));
        var made = made(adjustments.transfer(
                tenant(), receipt.id(), dupont, OptionalLong.empty(), PaidCompany.DAY, "erreur", "Claire"));
        assertThat(company.owed(durand)).isZero();
        assertThat(company.owed(dupont)).isEqualTo(-1_000);
        assertThat(settlements.lay(tenant(), receipt.id(), List.of(new Part(invoice, 5_000)), "Claire"))
                .isInstanceOf(Done.class);
        assertThat(company.open(invoice)).isZero();
        assertThat(adjustments.undo(tenant(), made.id(), PaidCompany.DAY, "Claire"))
                .isEqualTo(new AdjustmentAnswer.Refused(Why.LAID));
        assertThat(company.imbalances()).isEmpty();
    }

    private static Adjustment made(AdjustmentAnswer answer) {
        assertThat(answer).isInstanceOf(AdjustmentAnswer.Done.class);
        return ((AdjustmentAnswer.Done) answer).adjustment();
    }

    /** Whatever people do in whatever order, the books balance; and all undone, everything is as it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingIsCreatedAndNothingIsLost(long seed) {
        var dice = new Random(seed);
        var dupont = company.customer("DUPONT");
        var items = new ArrayList<Long>();
        for (int at = 0; at < 12; at++) {
            items.add(
                    company.invoice(at % 2 == 0 ? durand : dupont, "F30" + (1000 + at), 1_000 * (1 + dice.nextInt(9))));
        }
        long owed = company.owed(durand) + company.owed(dupont);
        for (int at = 0; at < 8; at++)
            company.receive(500 * (1 + dice.nextInt(20)), "F30" + (1000 + dice.nextInt(12)), null);
        for (int act = 0; act < 60; act++) act(dice, items, dice.nextBoolean() ? durand : dupont);
        assertThat(company.imbalances()).isEmpty();
        takeAllBack();
        assertThat(company.imbalances()).isEmpty();
        for (var receipt : company.all()) settlements.undo(tenant(), receipt.id(), "Claire");
        assertThat(company.owed(durand) + company.owed(dupont)).isEqualTo(owed);
        assertThat(company.imbalances()).isEmpty();
    }

    /** Two people at once, each doing whatever comes: of two who want the same one is told, and the books balance all the same. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void twoPeopleAtOnceCreateAndLoseNothing(long seed) throws Exception {
        var dupont = company.customer("DUPONT");
        var items = new ArrayList<Long>();
        for (int at = 0; at < 6; at++)
            items.add(company.invoice(at % 2 == 0 ? durand : dupont, "F40" + (1000 + at), 1_000 * (1 + at)));
        long owed = company.owed(durand) + company.owed(dupont);
        for (int at = 0; at < 4; at++) company.receive(2_500 * (1 + at), "F40" + (1000 + at), null);
        try (var people = Executors.newFixedThreadPool(2)) {
            var busy = new ArrayList<java.util.concurrent.Callable<Boolean>>();
            for (int person = 0; person < 2; person++) {
                var dice = new Random(seed * 10 + person);
                busy.add(() -> {
                    for (int act = 0; act < 30; act++) act(dice, items, dice.nextBoolean() ? durand : dupont);
                    return true;
                });
            }
            for (var done : people.invokeAll(busy)) assertThat(done.get()).isTrue();
        }
        assertThat(company.imbalances()).isEmpty();
        takeAllBack();
        for (var receipt : company.all()) settlements.undo(tenant(), receipt.id(), "Claire");
        assertThat(company.owed(durand) + company.owed(dupont)).isEqualTo(owed);
        assertThat(company.imbalances()).isEmpty();
    }

    /** First what was laid of moved money, then what was decided of receipts, the latest first, then what was written off. */
    private void takeAllBack() {
        for (var receipt : company.all()) {
            adjustments.of(tenant(), receipt.id()).stream()
                    .filter(made -> made.undoneBy().isEmpty())
                    .forEach(made -> {
                        layingsOf(made).forEach(each -> ledger.reverse(tenant(), each));
                        assertThat(adjustments.undo(tenant(), made.id(), PaidCompany.DAY, "Claire"))
                                .isInstanceOf(AdjustmentAnswer.Done.class);
                    });
        }
        ids("select id from payments.adjustment where tenant_id = :tenant and undone_at is null order by id desc")
                .forEach(made -> adjustments.undo(tenant(), made, PaidCompany.DAY, "Claire"));
    }

    private List<Long> layingsOf(Adjustment made) {
        return ids("""
                select a.id from ledger.allocation a where a.tenant_id = :tenant and a.reverses_id is null
                   and not exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id)
                   and a.credit_id = """ + made.credit().orElse(0));
    }

    private List<Long> ids(String query) {
        return tenants.in(
                tenant(),
                () -> sql.sql(query)
                        .param("tenant", tenant().value())
                        .query(Long.class)
                        .list());
    }

    private void act(Random dice, List<Long> items, AccountId account) {
        var all = company.all();
        var receipt = all.get(dice.nextInt(all.size()));
        long item = items.get(dice.nextInt(items.size()));
        var cents = OptionalLong.of(1 + dice.nextInt(2_000));
        switch (dice.nextInt(10)) {
            case 6 -> adjustments.writeOff(tenant(), item, cents, PaidCompany.DAY, "reste", "Claire");
            case 7 -> adjustments.refund(tenant(), receipt.id(), cents, PaidCompany.DAY, "trop payé", "Claire");
            case 8 -> adjustments.transfer(tenant(), receipt.id(), account, cents, PaidCompany.DAY, "erreur", "Claire");
            case 9 ->
                adjustments.of(tenant(), receipt.id()).stream()
                        .findFirst()
                        .ifPresent(made -> adjustments.undo(tenant(), made.id(), PaidCompany.DAY, "Claire"));
            case 0 -> settlements.undo(tenant(), receipt.id(), "Claire");
            case 1 -> settlements.accept(tenant(), receipt.id(), 1, "Claire");
            case 2 -> settlements.keepOnAccount(tenant(), receipt.id(), account, "Claire");
            case 3 -> settlements.setAside(tenant(), receipt.id(), "Claire");
            case 4 ->
                receipt.allocations().stream()
                        .findFirst()
                        .ifPresent(laid ->
                                settlements.reverse(tenant(), laid.allocation().orElseThrow(), "Claire"));
            default ->
                settlements.lay(
                        tenant(),
                        receipt.id(),
                        List.of(new Part(item, 1 + dice.nextInt((int) receipt.amountCents()))),
                        "Claire");
        }
    }
}
