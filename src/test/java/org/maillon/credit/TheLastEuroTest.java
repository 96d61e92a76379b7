package org.maillon.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.Maillon;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.credit.CreditDecision.Approved;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two orders cannot both take the last euro, whoever asks, however many at once, and wherever they ask. */
class TheLastEuroTest extends DatabaseTest {
    private static final long LIMIT = 1_000_00;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static ConfigurableApplicationContext secondNode;

    @Autowired
    private CreditDecisions decisions;

    @Autowired
    private Credit credit;

    @Autowired
    private Customers customers;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    private SmallBooks books;
    private AccountId account;

    @BeforeAll
    static void anotherNodeOnTheSameDatabase() {
        secondNode = new SpringApplicationBuilder(Maillon.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "MAILLON_HOME",
                        "target/maillon-test${maillon.fork:}",
                        "db-scheduler.enabled",
                        false,
                        "MAILLON_SMTP_URL",
                        "",
                        "spring.main.lazy-initialization",
                        true))
                .run();
    }

    @AfterAll
    static void stop() {
        secondNode.close();
    }

    @BeforeEach
    void aCustomerWithALimitOfOneThousand() {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("DURAND");
        limit(account, false);
    }

    @Test
    void twoHundredOrdersAtOnceFromTwoNodesNeverPassTheLimit() throws Exception {
        books.invoice(account, "F1", DAY, 123_45);
        var asked = IntStream.range(0, 200)
                .mapToObj(i -> request("order:" + i, account, 1_00 + i * 7L))
                .toList();
        long approved = askAtOnce(asked);
        long exposure = credit.exposure(tenant(), account, Money.EUR).totalCents();
        assertThat(exposure).isEqualTo(123_45 + approved).isLessThanOrEqualTo(LIMIT);
        assertThat(LIMIT - exposure)
                .as("nothing smaller was left that would have fitted")
                .isLessThan(1_00 + 199 * 7);
    }

    @Test
    void theCompaniesOfAGroupShareOneLimit() throws Exception {
        var daughter = books.customer("FILLE");
        var niece = books.customer("NIECE");
        for (var each : List.of(daughter, niece))
            customers.changeProfile(tenant(), each, AccountProfile.UNSAID.withParent(Optional.of(account)));
        limit(account, true);
        var asked = new ArrayList<CreditRequest>();
        for (int i = 0; i < 150; i++)
            asked.add(request("order:" + i, List.of(account, daughter, niece).get(i % 3), 10_00 + i));
        long approved = askAtOnce(asked);
        var group = credit.groupExposure(tenant(), daughter, Money.EUR).totalCents();
        assertThat(group).isEqualTo(approved).isBetween(LIMIT - 12_00, LIMIT);
    }

    /** Whatever happens, what was approved fits at that moment, and what is counted is what happened. */
    @ParameterizedTest(name = "history {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyHistoryOfOrdersDeliveriesInvoicesAndPaymentsAddsUp(long seed) {
        var dice = new Random(seed);
        var history = new History();
        for (int step = 0; step < 80; step++) {
            history.step(dice, "order:" + dice.nextInt(12));
            assertThat(credit.exposure(tenant(), account, Money.EUR).totalCents())
                    .as("seed %s, step %s", seed, step)
                    .isEqualTo(history.exposure());
        }
    }

    /** The same counted a second way: by hand, order by order. */
    private final class History {
        private final Map<String, long[]> orders = new HashMap<>();
        private long ledger;
        private int number;

        void step(Random dice, String subject) {
            switch (dice.nextInt(6)) {
                case 0, 1 -> ask(subject, 1 + dice.nextInt(400_00));
                case 2 -> deliver(subject, dice.nextInt(500_00));
                case 3 -> invoice(subject);
                case 4 -> lapse(subject);
                default -> pay(1 + dice.nextInt(300_00));
            }
        }

        private void ask(String subject, long cents) {
            long before = exposure() - counted(orders.get(subject));
            var decision = decisions.decide(tenant(), request(subject, account, cents));
            assertThat(decision instanceof Approved).isEqualTo(before + cents <= LIMIT);
            if (decision instanceof Approved) orders.computeIfAbsent(subject, _ -> new long[3])[0] = cents;
            else decisions.lapse(tenant(), subject);
            if (!(decision instanceof Approved) && orders.containsKey(subject)) cut(orders.get(subject));
        }

        private void deliver(String subject, long cents) {
            decisions.delivered(tenant(), subject, cents);
            if (orders.containsKey(subject)) orders.get(subject)[1] = cents;
        }

        private void invoice(String subject) {
            var order = orders.get(subject);
            if (order == null || order[1] <= order[2]) return;
            long cents = order[1] - order[2];
            books.invoice(account, "F" + number++, DAY, cents);
            ledger += cents;
            order[2] = order[1];
            decisions.invoiced(tenant(), subject, order[2]);
        }

        private void lapse(String subject) {
            decisions.lapse(tenant(), subject);
            if (orders.containsKey(subject)) cut(orders.get(subject));
        }

        private void cut(long[] order) {
            order[0] = Math.max(order[1], order[2]);
        }

        private void pay(long cents) {
            books.receipt(account, DAY, cents, Instant.parse("2026-11-20T08:00:00Z"));
            ledger -= cents;
        }

        long exposure() {
            return ledger + orders.values().stream().mapToLong(this::counted).sum();
        }

        private long counted(long[] order) {
            if (order == null) return 0;
            return Math.max(order[0] - Math.max(order[1], order[2]), 0) + Math.max(order[1] - order[2], 0);
        }
    }

    /** Half of them on each node; answers the sum of what was approved. */
    private long askAtOnce(List<CreditRequest> requests) throws Exception {
        var other = secondNode.getBean(CreditDecisions.class);
        var work = new ArrayList<Callable<Long>>();
        for (int i = 0; i < requests.size(); i++) {
            var node = i % 2 == 0 ? decisions : other;
            var request = requests.get(i);
            work.add(() -> node.decide(tenant(), request) instanceof Approved ? request.amountCents() : 0L);
        }
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            long sum = 0;
            for (Future<Long> each : askers.invokeAll(work)) sum += each.get();
            return sum;
        }
    }

    private static CreditRequest request(String subject, AccountId account, long cents) {
        return new CreditRequest(subject, account, cents, Money.EUR, false, Set.of(), "Anne");
    }

    private void limit(AccountId of, boolean group) {
        var limit = new NewLimit(
                Money.euros(LIMIT), group, LocalDate.of(2026, 1, 1), Optional.empty(), "agreed with the family");
        credit.setLimit(tenant(), of, limit, "Anne");
    }
}
