package org.maillon.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.claims.Imputation;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.terms.Acceptances;
import org.maillon.terms.Clauses;
import org.maillon.terms.NewVersion;
import org.maillon.terms.PaperAcceptance;
import org.maillon.terms.TermsOfSale;
import org.maillon.terms.TermsPdf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer that has to accept the terms of sale waits until it has, and no longer. */
class TermsHoldTest extends DatabaseTest {
    private static final Author CLAIRE = new Author("Claire", "");
    private static final Actor KARIM = new Actor(71, "Karim", "");

    @Autowired
    private Orders orders;

    @Autowired
    private Customers customers;

    @Autowired
    private TermsOfSale terms;

    @Autowired
    private Acceptances acceptances;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    @Test
    void theOrderIsHeldUntilTheTermsAreAccepted() {
        var today = LocalDate.now(clock);
        var account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
        customers.changeProfile(tenant(), account, requiring());
        var order = place(account, today);
        assertThat(order.state()).isEqualTo(OrderState.HELD);
        assertThat(order.reasons()).contains("terms-not-accepted");
        long version = version(today);
        var paper = new PaperAcceptance(
                "Paul Petit", "gérant", Language.FR, today, TermsPdf.of("fr", 1), "cgv-signées.pdf");
        acceptances.note(tenant(), account, version, paper, CLAIRE);
        assertThat(orders.find(tenant(), order.id()).orElseThrow().state()).isEqualTo(OrderState.ACCEPTED);
    }

    private Order place(AccountId account, LocalDate today) {
        var line = new NewLine(Optional.empty(), "Farine", "kg", Quantity.of(10), 100, TaxRate.of("20"));
        var asked = new NewOrder(
                account,
                OrderSource.HAND,
                Optional.empty(),
                OptionalLong.empty(),
                Money.EUR,
                Optional.of("PO-1"),
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                List.of(line));
        return orders.place(tenant(), asked, KARIM, today).order();
    }

    private long version(LocalDate today) {
        var clauses = new Clauses(Optional.empty(), 4000, true, "Lyon", OptionalInt.empty(), Imputation.INTEREST_FIRST);
        long version = terms.add(tenant(), new NewVersion("2026-1", today, false, clauses), CLAIRE);
        terms.attach(tenant(), version, Language.FR, TermsPdf.of("fr", 1), "cgv.pdf", CLAIRE);
        return version;
    }

    private static AccountProfile requiring() {
        var unsaid = AccountProfile.UNSAID;
        return new AccountProfile(
                unsaid.segment(),
                unsaid.sector(),
                unsaid.buyer(),
                unsaid.serviceCode(),
                unsaid.commitmentNumberRequired(),
                unsaid.purchaseOrder(),
                true,
                unsaid.parent(),
                unsaid.meansOfPayment(),
                unsaid.depositBasisPoints(),
                unsaid.goods());
    }
}
