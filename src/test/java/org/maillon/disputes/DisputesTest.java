package org.maillon.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.disputes.DisputeAnswer.Done;
import org.maillon.disputes.DisputeAnswer.NothingLeft;
import org.maillon.disputes.DisputeAnswer.TooMuch;
import org.maillon.disputes.DisputeAnswer.Unknown;
import org.maillon.disputes.DisputeAnswer.WrongState;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class DisputesTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Author CLAIRE = new Author("Claire Morel", "192.0.2.7");
    private static final Author ANNE = new Author("Anne", "");

    @Autowired
    private Disputes disputes;

    @Autowired
    private Evidence evidence;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    private SmallBooks books;
    private AccountId account;
    private long item;

    @BeforeEach
    void anInvoiceOfOneThousandEuros() {
        books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("C1");
        item = books.invoice(account, "F-1", TODAY.plusDays(5), 100_000);
    }

    @Test
    void aPartIsDisputedWithItsCauseAndADayToAnswerBy() {
        var dispute = opened(open(30_000));
        assertThat(dispute.disputedCents()).isEqualTo(30_000);
        assertThat(dispute.respondBy()).isEqualTo(TODAY.plusDays(7));
        assertThat(dispute.openedBy()).isEqualTo("Claire Morel");
        assertThat(evidence.about(tenant(), dispute.subject(), 10))
                .singleElement()
                .satisfies(it -> assertThat(it.happening().from()).isEqualTo("192.0.2.7"));
    }

    @Test
    void togetherNeverMoreIsDisputedThanIsOpen() {
        open(70_000);
        assertThat(open(40_000))
                .isInstanceOfSatisfying(
                        TooMuch.class,
                        much -> assertThat(much.sentence(Language.EN))
                                .isEqualTo(
                                        "At most €300.00 of this item is open and not disputed yet. Enter that amount or less."));
        assertThat(opened(openAll()).disputedCents())
                .as("all means what is left")
                .isEqualTo(30_000);
        assertThat(openAll()).isInstanceOf(NothingLeft.class);
    }

    @Test
    void tenPeopleWhoDisputeTheSameInvoiceAtOnceDisputeItOnce() throws Exception {
        try (var people = Executors.newFixedThreadPool(4)) {
            var asked = IntStream.range(0, 10)
                    .mapToObj(_ -> people.submit(() -> open(30_000)))
                    .toList();
            int opened = 0;
            for (var each : asked) if (each.get() instanceof Done) opened++;
            assertThat(opened).isEqualTo(3);
        }
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    @Test
    void itEndsOnceWithAReasonAndCanBeReopened() {
        var id = opened(open(30_000)).id();
        assertThatThrownBy(() -> disputes.settle(tenant(), id, " ", ANNE, TODAY))
                .isInstanceOf(InvalidValue.class);
        assertThat(opened(disputes.reject(tenant(), id, "Livré et signé", ANNE, TODAY))
                        .closedOn())
                .contains(TODAY);
        assertThat(disputes.settle(tenant(), id, "Geste", ANNE, TODAY))
                .isEqualTo(new WrongState(DisputeState.REJECTED));
        assertThat(opened(disputes.reopen(tenant(), id, "Bon non signé", ANNE)).isOpen())
                .isTrue();
        assertThat(disputes.history(tenant(), id))
                .extracting(change -> change.act() + " by " + change.who())
                .containsExactly("opened by Claire Morel", "rejected by Anne", "reopened by Anne");
    }

    @Test
    void whatIsPaidIsNotDisputedAnyMore() {
        var id = opened(open(30_000)).id();
        books.pay(account, item, TODAY, 100_000, Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(disputes.find(tenant(), id).orElseThrow().state()).isEqualTo(DisputeState.SETTLED);
        assertThat(disputes.history(tenant(), id))
                .last()
                .satisfies(it -> assertThat(it.who()).isEqualTo("Maillon"));
    }

    @Test
    void somebodySeesToItByADay() {
        var id = opened(open(30_000)).id();
        var dispute = opened(disputes.assign(tenant(), id, Optional.of("Karim"), TODAY.plusDays(2), ANNE));
        assertThat(dispute.owner()).contains("Karim");
        assertThat(disputes.open(tenant(), 10)).extracting(Dispute::respondBy).containsExactly(TODAY.plusDays(2));
        assertThatThrownBy(() -> disputes.assign(tenant(), id, Optional.empty(), TODAY.minusDays(1), ANNE))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void anotherCompanysInvoiceCannotBeDisputed() {
        var neighbour = newTenant();
        try {
            assertThat(disputes.open(neighbour, dispute(OptionalLong.empty()), CLAIRE, TODAY))
                    .isInstanceOf(Unknown.class);
        } finally {
            companies.remove(neighbour);
        }
    }

    @ParameterizedTest(name = "open {0}, disputed {1}, asked {2}: {3}")
    @CsvSource(textBlock = """
            100, 0,    , 100
            100, 0,  40, 40
            100, 70, 40, refused
            100, 70,   , 30
            50,  70,   , 0
            """)
    void neverAboveWhatIsOpen(long open, long disputed, Long asked, String expected) {
        var left = DisputeRules.left(open, disputed);
        var amount = DisputeRules.amount(left, asked == null ? OptionalLong.empty() : OptionalLong.of(asked));
        assertThat(amount.isPresent() ? Long.toString(amount.getAsLong()) : "refused")
                .isEqualTo(expected);
    }

    private DisputeAnswer open(long cents) {
        return disputes.open(tenant(), dispute(OptionalLong.of(cents)), CLAIRE, TODAY);
    }

    private DisputeAnswer openAll() {
        return disputes.open(tenant(), dispute(OptionalLong.empty()), CLAIRE, TODAY);
    }

    private NewDispute dispute(OptionalLong cents) {
        return new NewDispute(
                item,
                cents,
                DisputeCause.DAMAGED,
                "Deux cartons ouverts",
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Dispute opened(DisputeAnswer answer) {
        return ((Done) answer).dispute();
    }
}
