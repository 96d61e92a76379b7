package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.payments.PaidCompany.DAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.ledger.Ledger;
import org.maillon.payments.Instrument.Kind;
import org.maillon.payments.Instrument.State;
import org.maillon.payments.InstrumentAnswer.Refused;
import org.maillon.payments.InstrumentAnswer.Registered;
import org.maillon.payments.InstrumentAnswer.Why;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cheques and bills from the letter box to the bank, and back where they are unpaid. */
class InstrumentsTest extends DatabaseTest {
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
    private Instruments instruments;

    @Autowired
    private JdbcClient sql;

    private PaidCompany company;
    private AccountId durand;
    private long invoice;

    @BeforeEach
    void aCustomerWhoOwes() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
        durand = company.customer("DURAND");
        invoice = company.invoice(durand, "F104211", 12_000);
    }

    @Test
    void aChequeHoldsWhatItPaysAndPaysItWhenTheBankHasPaid() {
        long cheque = registered(cheque("0001234", 12_000));
        assertThat(company.open(invoice)).isEqualTo(12_000);
        assertThat(held()).isEqualTo(1);
        var slip = deposited(cheque);
        assertThat(slip.sumCents()).isEqualTo(12_000);
        assertThat(held()).isEqualTo(1);
        assertThat(instruments.clear(tenant(), slip.id(), DAY, "Claire")).isEqualTo(1);
        assertThat(company.open(invoice)).isZero();
        assertThat(held()).isZero();
        assertThat(company.imbalances()).isEmpty();
        assertThat(instruments.clear(tenant(), slip.id(), DAY, "Claire"))
                .as("only once")
                .isZero();
    }

    @Test
    void anUnpaidChequeLetsItsInvoiceBeOwedAgainAlsoAfterItWasCredited() {
        long cheque = registered(cheque("0001234", 12_000));
        var slip = deposited(cheque);
        instruments.clear(tenant(), slip.id(), DAY, "Claire");
        assertThat(instruments.comeBack(tenant(), cheque, DAY.plusDays(5), "sans provision"))
                .isTrue();
        assertThat(company.open(invoice)).isEqualTo(12_000);
        assertThat(company.owed(durand)).isEqualTo(12_000);
        assertThat(company.imbalances()).isEmpty();
        assertThat(instruments.comeBack(tenant(), cheque, DAY, "again")).isFalse();
        assertThat(company.number("select count(*) from tasks.task where tenant_id = :tenant"))
                .isEqualTo(1);
        registered(cheque("0001234", 12_000));
    }

    @Test
    void oneThatComesBackBeforeItWasPaidIsNotPaidWithItsSlip() {
        long first = registered(cheque("0001234", 12_000));
        long second = registered(new NewInstrument(
                Kind.CHEQUE, "0001235", "Durand", durand, "EUR", 500, DAY, Optional.empty(), List.of()));
        var slip = deposited(first, second);
        instruments.comeBack(tenant(), first, DAY, "sans provision");
        assertThat(held()).isZero();
        assertThat(instruments.clear(tenant(), slip.id(), DAY, "Claire")).isEqualTo(1);
        assertThat(company.owed(durand)).isEqualTo(11_500);
    }

    @Test
    void theBanksLineOfTheDepositIsNotTakenForACustomersMoney() {
        var slip = deposited(registered(cheque("0001234", 12_000)));
        var line = company.receive(12_000, "REMISE CHEQUES 1", null);
        instruments.clear(tenant(), slip.id(), DAY, "Claire");
        assertThat(company.find(line.id()).orElseThrow().state()).isEqualTo(Receipt.State.ASIDE);
        assertThat(company.owed(durand)).isZero();
    }

    @Test
    void aSlipHoldsChequesOrBillsAndNeverOneTwice() {
        long cheque = registered(cheque("0001234", 12_000));
        long bill = registered(bill(DAY.plusDays(30)));
        assertThat(instruments.deposit(tenant(), List.of(cheque, bill), "FR76", "Claire", DAY))
                .isEmpty();
        deposited(bill);
        assertThat(instruments.deposit(tenant(), List.of(bill), "FR76", "Claire", DAY))
                .isEmpty();
        assertThat(instruments.list(tenant(), State.REGISTERED, 10))
                .extracting(Instrument::id)
                .containsExactly(cheque);
    }

    @Test
    void theSameChequeIsRegisteredOnceAndOnlyOnWhatIsOpen() {
        registered(cheque("0001234", 12_000));
        assertThat(register(cheque("0001234", 12_000))).isEqualTo(new Refused(Why.KNOWN));
        var unknown =
                new NewInstrument(Kind.CHEQUE, "1", "Durand", durand, "EUR", 1, DAY, Optional.empty(), List.of("F999"));
        assertThat(register(unknown)).isEqualTo(new Refused(Why.UNKNOWN_ITEM));
    }

    @Test
    void anotherCompanyNeitherSeesNorMovesIt() {
        long cheque = registered(cheque("0001234", 12_000));
        var slip = deposited(cheque);
        var neighbour = newTenant();
        assertThat(instruments.slip(neighbour, slip.id())).isEmpty();
        assertThat(instruments.clear(neighbour, slip.id(), DAY, "Eve")).isZero();
        assertThat(instruments.comeBack(neighbour, cheque, DAY, "")).isFalse();
        companies.remove(neighbour);
    }

    @ParameterizedTest(name = "{0} of {2}, due {3}: {4}")
    @CsvSource(textBlock = """
            CHEQUE, 0001, 2026-11-20,           ,
            CHEQUE, 0001, 2026-11-20, 2026-12-20, BAD_DUE_DAY
            LCR,    0001, 2026-11-20, 2026-12-20,
            LCR,    0001, 2026-11-20,           , BAD_DUE_DAY
            BOR,    0001, 2026-11-20, 2026-11-19, BAD_DUE_DAY
            CHEQUE, '',   2026-11-20,           , NO_NUMBER
            CHEQUE, 0001, 2026-11-21,           , BAD_DAY
            CHEQUE, 0001, 2025-11-19,           , BAD_DAY
            """)
    void whatACommonChequeOrBillMustHave(Kind kind, String number, LocalDate received, LocalDate due, Why refused) {
        var asked = new NewInstrument(
                kind, number, "Durand", durand, "EUR", 1_000, received, Optional.ofNullable(due), List.of());
        assertThat(InstrumentRules.refuse(asked, DAY)).isEqualTo(Optional.ofNullable(refused));
    }

    private NewInstrument cheque(String number, long cents) {
        return new NewInstrument(
                Kind.CHEQUE, number, "Durand", durand, "EUR", cents, DAY, Optional.empty(), List.of("F104211"));
    }

    private NewInstrument bill(LocalDate due) {
        return new NewInstrument(Kind.LCR, "77", "Durand", durand, "EUR", 900, DAY, Optional.of(due), List.of());
    }

    private InstrumentAnswer register(NewInstrument asked) {
        return instruments.register(tenant(), asked, "Claire", DAY);
    }

    private long registered(NewInstrument asked) {
        return ((Registered) register(asked)).id();
    }

    private DepositSlip deposited(Long... some) {
        return instruments
                .deposit(tenant(), List.of(some), "FR76", "Claire", DAY)
                .orElseThrow();
    }

    private long held() {
        return company.number(
                "select count(*) from payments.money_hold where tenant_id = :tenant and open_item_id = " + invoice);
    }
}
