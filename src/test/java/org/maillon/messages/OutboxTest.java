package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @Autowired
    Tenants tenants;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    @Autowired
    Outbox outbox;

    TenantId tenant = new TenantId(0);
    long account;

    @BeforeEach
    void aCompanyWithOneCustomer() {
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
        account = Accounts.open(scope, sql, tenant, "C1");
    }

    @Test
    void aKeyIsQueuedOnceWhoeverAsksAgain() {
        assertThat(outbox.queue(tenant, List.of(message("a"), message("b"), message("a"))))
                .containsOnlyKeys("a", "b");
        assertThat(outbox.queue(tenant, List.of(message("b"), message("c")))).containsOnlyKeys("c");
        assertThat(outbox.counts(tenant)).isEqualTo(Map.of(MessageState.QUEUED, 3L));
    }

    @Test
    void whatIsRolledBackWasNeverQueued() {
        assertThatThrownBy(() -> scope.run(tenant, () -> {
                    outbox.queue(tenant, List.of(message("a")));
                    throw new IllegalStateException("the decision fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outbox.counts(tenant)).isEmpty();
    }

    @Test
    void anotherCompanyHasItsOwnKeysAndSeesNone() {
        var other = tenants.create("Brasserie De Koning", Tenant.Purpose.LIVE, "BE", Language.NL)
                .id();
        long theirs = Accounts.open(scope, sql, other, "C1");
        var mine = outbox.queue(tenant, List.of(message("a"))).get("a");
        assertThat(outbox.queue(other, List.of(message(theirs, "a", TODAY)))).containsOnlyKeys("a");
        assertThat(outbox.find(other, java.util.Objects.requireNonNull(mine))).isEmpty();
        assertThat(outbox.list(other, MessageFilter.ALL, null, 10).items()).hasSize(1);
    }

    @Test
    void pagesAreNewestFirstAndLeaveNothingOut() {
        for (var key : List.of("a", "b", "c", "d", "e")) outbox.queue(tenant, List.of(message(key)));
        var first = outbox.list(tenant, MessageFilter.ALL, null, 3);
        var second = outbox.list(tenant, MessageFilter.ALL, first.next(), 3);
        assertThat(first.items()).extracting(Message::key).containsExactly("e", "d", "c");
        assertThat(second.items()).extracting(Message::key).containsExactly("b", "a");
        assertThat(second.next()).isNull();
    }

    @Test
    void aListIsOfOneAccountOneDayAndOneState() {
        long second = Accounts.open(scope, sql, tenant, "C2");
        outbox.queue(
                tenant, List.of(message("a"), message(second, "b", TODAY), message(account, "c", TODAY.plusDays(1))));
        outbox.cancel(tenant, List.of("b"), "messages.reason.cancelled");
        assertThat(keys(MessageFilter.ALL.ofAccount(account))).containsExactly("c", "a");
        assertThat(keys(MessageFilter.ALL.decidedOn(TODAY))).containsExactlyInAnyOrder("a", "b");
        assertThat(keys(MessageFilter.ALL.in(MessageState.CANCELLED))).containsExactly("b");
        assertThat(outbox.counts(tenant, TODAY)).isEqualTo(Map.of(MessageState.QUEUED, 1L, MessageState.CANCELLED, 1L));
    }

    @Test
    void onlyWhatIsQueuedCanBeCancelled() {
        outbox.queue(tenant, List.of(message("a"), message("b")));
        assertThat(outbox.cancel(tenant, List.of("a", "z"), "messages.reason.cancelled"))
                .isEqualTo(1);
        assertThat(outbox.cancel(tenant, List.of("a"), "messages.reason.cancelled"))
                .isZero();
    }

    @Test
    void onlyWhatIsInDoubtOrFailedIsForAPersonToSettle() {
        long id = java.util.Objects.requireNonNull(
                outbox.queue(tenant, List.of(message("a"))).get("a"));
        assertThat(outbox.settle(tenant, id, Settlement.SENT)).isFalse();
        assertThat(outbox.settle(tenant, id, Settlement.RESEND)).isFalse();
    }

    private List<String> keys(MessageFilter filter) {
        return outbox.list(tenant, filter, null, 100).items().stream()
                .map(Message::key)
                .toList();
    }

    private NewMessage message(String key) {
        return message(account, key, TODAY);
    }

    private static NewMessage message(long account, String key, LocalDate day) {
        return new NewMessage(account, "test", key, Money.EUR, "first", day, NOON);
    }
}
