package org.maillon.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is brought to somebody’s notice: 80 % of a limit or a cover, whatever takes the account there, and answers that are late. */
class AlertsTest extends DatabaseTest {
    private static final LocalDate DUE = LocalDate.of(2030, 12, 31);

    @Autowired
    private CreditDecisions decisions;

    @Autowired
    private Credit credit;

    @Autowired
    private Covers covers;

    @Autowired
    private Holds holds;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    private SmallBooks books;
    private AccountId account;

    @BeforeEach
    void aCustomerWithALimitOfOneThousand() {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("DURAND");
        limit(1_000_00);
    }

    @Test
    void anOrderThatTakesTheAccountToEightTenthsIsOneTask() {
        order("order:1", 700_00);
        assertThat(alerts()).isEmpty();
        order("order:2", 100_00);
        assertThat(alerts()).containsExactly("credit.task.limit-nearly-used 80000 of 100000");
        order("order:3", 50_00);
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void soDoesAnInvoiceThatIsImported() {
        invoice("F1", 900_00);
        assertThat(alerts()).containsExactly("credit.task.limit-nearly-used 90000 of 100000");
    }

    @Test
    void soDoesADeliveryOfMoreThanWasOrdered() {
        order("order:1", 700_00);
        decisions.delivered(tenant(), "order:1", 850_00);
        assertThat(alerts()).containsExactly("credit.task.limit-nearly-used 85000 of 100000");
    }

    @Test
    void soDoesALimitThatIsLowered() {
        order("order:1", 500_00);
        limit(600_00);
        assertThat(alerts()).containsExactly("credit.task.limit-nearly-used 50000 of 60000");
    }

    @Test
    void soDoesACoverThatIsReduced() {
        var cover = covers.request(
                tenant(),
                account,
                new NewCover(
                        "Rempart", "", Money.euros(1_000_00), LocalDate.now().minusDays(1), 60),
                "Anne");
        covers.said(
                tenant(),
                cover.id(),
                CoverState.GRANTED,
                OptionalLong.of(900_00),
                LocalDate.now().minusDays(1),
                Optional.empty(),
                "Anne",
                "");
        order("order:1", 500_00);
        assertThat(alerts()).isEmpty();
        covers.said(
                tenant(),
                cover.id(),
                CoverState.REDUCED,
                OptionalLong.of(600_00),
                LocalDate.now(),
                Optional.empty(),
                "Anne",
                "");
        assertThat(alerts()).containsExactly("credit.task.cover-nearly-used 50000 of 60000");
    }

    @Test
    void onceItFellBelowTheNextCrossingIsAnotherTask() {
        var item = invoice("F1", 900_00);
        invoice("F2", 10_00);
        assertThat(alerts()).hasSize(1);
        books.pay(account, item, LocalDate.now(), 900_00, java.time.Instant.now());
        books.posted(account);
        invoice("F3", 800_00);
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void ofAGroupTheLimitOfItsHeadCounts() {
        var head = books.customer("GROUPE");
        scope.run(
                tenant(),
                () -> sql.sql("""
                insert into customers.profile (tenant_id, account_id, parent_id) values (:tenant, :account, :head)
                on conflict (tenant_id, account_id) do update set parent_id = excluded.parent_id""")
                        .param("tenant", tenant().value())
                        .param("account", account.value())
                        .param("head", head.value())
                        .update());
        credit.setLimit(
                tenant(),
                head,
                new NewLimit(Money.euros(500_00), true, LocalDate.of(2026, 1, 1), Optional.empty(), "the whole group"),
                "Anne");
        invoice("F1", 450_00);
        assertThat(alerts()).containsExactly("credit.task.group-nearly-used 45000 of 50000");
    }

    @Test
    void anOrderThatNobodyAnsweredInTimeIsATaskForWhoeverStandsAboveOnce() {
        credit.changePolicy(tenant(), CreditPolicy.USUAL, "Anne");
        order("order:1", 1_500_00);
        var hold = holds.queue(tenant(), 1).getFirst();
        assertThat(hold.decider()).isEqualTo(Role.COLLECTOR);
        assertThat(holds.watchLateAnswers(tenant(), hold.answerBy())).isZero();
        assertThat(holds.watchLateAnswers(tenant(), hold.answerBy().plusDays(1)))
                .isEqualTo(1);
        assertThat(holds.watchLateAnswers(tenant(), hold.answerBy().plusDays(2)))
                .isZero();
        assertThat(late())
                .singleElement()
                .satisfies(task -> assertThat(task.facts())
                        .containsEntry("why", "credit.task.answer-late.credit-manager")
                        .containsEntry("role", "credit-manager"));

        limit(2_000_00);
        assertThat(late()).as("released meanwhile").isEmpty();
    }

    private List<Task> late() {
        return tasks.list(tenant(), TaskFilter.TO_DO, null, 50).items().stream()
                .filter(task -> task.key().startsWith("held-order-late/"))
                .toList();
    }

    private List<String> alerts() {
        return tasks.list(tenant(), TaskFilter.TO_DO, null, 50).items().stream()
                .filter(task -> task.key().startsWith("credit-alert/"))
                .map(task -> task.facts().get("why") + " " + task.facts().get("amountCents") + " of "
                        + task.facts().get("limitCents"))
                .toList();
    }

    private long invoice(String reference, long cents) {
        long item = books.invoice(account, reference, DUE, cents);
        books.posted(account);
        return item;
    }

    private void order(String subject, long cents) {
        decisions.decide(tenant(), new CreditRequest(subject, account, cents, Money.EUR, false, Set.of(), "Anne"));
    }

    private void limit(long cents) {
        credit.setLimit(
                tenant(),
                account,
                new NewLimit(Money.euros(cents), false, LocalDate.of(2026, 1, 1), Optional.empty(), "three good years"),
                "Anne");
    }
}
