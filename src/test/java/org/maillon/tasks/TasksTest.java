package org.maillon.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class TasksTest extends DatabaseTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Optional<String> ANNE = Optional.of("anne@example.org");

    @Autowired
    Tasks tasks;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    AccountId account = new AccountId(0);

    @BeforeEach
    void aCustomer() {
        account = customer(tenant(), "C1");
    }

    @Test
    void aKeyIsAskedOnceForEverAlsoAfterItWasDone() {
        assertThat(tasks.open(tenant(), List.of(call("a", MONDAY), call("b", MONDAY), call("a", MONDAY))))
                .isEqualTo(2);
        assertThat(tasks.close(tenant(), "a", "promised", ANNE)).isTrue();
        assertThat(tasks.open(tenant(), List.of(call("a", MONDAY)))).isZero();
        assertThat(keys(TaskFilter.TO_DO)).containsExactly("b");
    }

    @Test
    void aTaskIsClosedOnceAndKeepsWhoSaidWhat() {
        tasks.open(tenant(), List.of(call("a", MONDAY)));
        long id = tasks.findByKey(tenant(), "a").orElseThrow().id();
        assertThat(tasks.close(tenant(), id, "promised", Map.of("on", "2026-12-01"), ANNE))
                .isTrue();
        assertThat(tasks.close(tenant(), id, "voicemail", Map.of(), ANNE)).isFalse();
        var closed = tasks.find(tenant(), id).orElseThrow();
        assertThat(closed.state()).isEqualTo(TaskState.DONE);
        assertThat(closed.result()).contains("promised");
        assertThat(closed.answer()).isEqualTo(Map.of("on", "2026-12-01"));
        assertThat(closed.closedBy()).isEqualTo(ANNE);
        assertThat(closed.facts()).isEqualTo(Map.of("phone", "+33 1 44 55 66 77"));
    }

    @Test
    void whatIsNoLongerNeededIsCancelledByItsKeys() {
        tasks.open(tenant(), List.of(call("a", MONDAY), call("b", MONDAY)));
        tasks.close(tenant(), "b", "promised", ANNE);
        assertThat(tasks.cancel(tenant(), List.of("a", "b", "z"), "paid")).isOne();
        assertThat(keys(TaskFilter.ALL.in(TaskState.CANCELLED))).containsExactly("a");
    }

    @Test
    void theListGoesByDueDayAndItsPagesLeaveNothingOut() {
        tasks.open(
                tenant(),
                List.of(
                        call("d", MONDAY.plusDays(2)),
                        call("a", MONDAY),
                        call("b", MONDAY.plusDays(1)),
                        call("c", MONDAY.plusDays(1))));
        var first = tasks.list(tenant(), TaskFilter.TO_DO, null, 2);
        var second = tasks.list(tenant(), TaskFilter.TO_DO, first.next(), 2);
        assertThat(first.items()).extracting(Task::key).containsExactly("a", "b");
        assertThat(second.items()).extracting(Task::key).containsExactly("c", "d");
        assertThat(second.next()).isNull();
        assertThatThrownBy(() -> tasks.list(tenant(), TaskFilter.ALL, "today", 2))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void aListIsOfOneKindOneCustomerAndADay() {
        var other = customer(tenant(), "C2");
        tasks.open(
                tenant(),
                List.of(
                        call("a", MONDAY),
                        call("b", MONDAY.plusDays(1)),
                        new NewTask("c", TaskKind.FIX_CONTACT, other, OptionalLong.empty(), MONDAY, Map.of())));
        assertThat(keys(TaskFilter.TO_DO.dueBy(MONDAY))).containsExactly("a", "c");
        assertThat(keys(TaskFilter.TO_DO.ofKind(TaskKind.CALL))).containsExactly("a", "b");
        assertThat(keys(TaskFilter.TO_DO.ofAccount(other))).containsExactly("c");
        assertThat(tasks.counts(tenant(), TaskFilter.TO_DO.dueBy(MONDAY)))
                .isEqualTo(Map.of(TaskKind.CALL, 1L, TaskKind.FIX_CONTACT, 1L));
    }

    @Test
    void anotherCompanyNeitherSeesNorClosesIt() {
        tasks.open(tenant(), List.of(call("a", MONDAY)));
        long id = tasks.findByKey(tenant(), "a").orElseThrow().id();
        var other = newTenant();
        assertThat(tasks.list(other, TaskFilter.ALL, null, 10).items()).isEmpty();
        assertThat(tasks.close(other, id, "promised", Map.of(), ANNE)).isFalse();
        assertThatThrownBy(() -> tasks.open(other, List.of(call("x", MONDAY)))).isInstanceOf(DataAccessException.class);
        companies.remove(other);
    }

    private List<String> keys(TaskFilter filter) {
        return tasks.list(tenant(), filter, null, 100).items().stream()
                .map(Task::key)
                .toList();
    }

    private NewTask call(String key, LocalDate dueOn) {
        return new NewTask(
                key, TaskKind.CALL, account, OptionalLong.empty(), dueOn, Map.of("phone", "+33 1 44 55 66 77"));
    }

    private AccountId customer(TenantId tenant, String code) {
        return scope.in(
                tenant,
                () -> new AccountId(sql.sql("""
                        insert into customers.customer_account (tenant_id, code, name, language, country, created_at)
                        values (:tenant, :code, :name, 'fr', 'FR', :now) returning id""")
                        .param("tenant", tenant.value())
                        .param("code", code)
                        .param("name", "Client " + code)
                        .param("now", OffsetDateTime.parse("2026-11-01T08:00:00Z"))
                        .query(Long.class)
                        .single()));
    }
}
