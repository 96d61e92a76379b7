package org.maillon.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.registers.InsolvencyAnswer.Done;
import org.maillon.registers.InsolvencyAnswer.Refused;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.Reason;
import org.maillon.reminders.Reminders;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class InsolvenciesTest extends RegisterServerTest {
    private static final String SIREN = "552032534";
    private static final Author CLAIRE = new Author("Claire Aubry", "192.0.2.1");
    private static final LocalDate TODAY = LocalDate.now();
    private static final LocalDate PUBLISHED = TODAY.minusDays(3);

    @Autowired
    private InsolvencyWatch watch;

    @Autowired
    private Insolvencies insolvencies;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Evidence evidence;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    private AccountId account;

    @BeforeEach
    void aCustomerThatOwes() {
        var books = new SmallBooks(scope, sql, events, tenant());
        account = books.customer("411DANONE");
        books.invoice(account, "F1", TODAY.minusDays(40), 1_200_00);
        siren(account, SIREN);
    }

    @Test
    void aNoticeIsNotedWithItsDaysAndATaskOnceHoweverOftenItIsRead() {
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture de liquidation judiciaire"));
        assertThat(watch.read(company())).isEqualTo(1);
        var noted = insolvencies.current(tenant(), account).orElseThrow();
        assertThat(noted.kind()).isEqualTo(InsolvencyKind.LIQUIDATION);
        assertThat(noted.openedOn()).isEqualTo(PUBLISHED.minusDays(6));
        assertThat(noted.court()).isEqualTo("Greffe du tribunal de commerce de Lyon");
        assertThat(noted.declareBy()).isAfterOrEqualTo(PUBLISHED.plusMonths(2));
        var task = openTasks().getFirst();
        assertThat(task.facts()).containsEntry("declareBy", noted.declareBy().toString());

        assertThat(watch.read(company())).as("read today").isZero();
        tomorrow();
        assertThat(watch.read(company())).isEqualTo(1);
        assertThat(insolvencies.of(tenant(), account)).hasSize(1);
        assertThat(openTasks()).hasSize(1);
    }

    @Test
    void otherProgramsAreToldOfANotice() {
        long hook = webhooks.open(tenant(), "https://example.com/hook", List.of("account.insolvency"), "Claire")
                .webhook()
                .id();
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture de liquidation judiciaire"));
        watch.read(company());
        var told = webhooks.deliveries(tenant(), hook, null, null, 10);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().body())
                .contains("\"account\":\"411DANONE\"", "\"kind\":\"liquidation\"", "\"source\":\"A1\"");
    }

    @Test
    void remindersStopForTheAccountAndSayWhyUntilAPersonEndsIt() {
        assertThat(reasons()).doesNotContain(Reason.INSOLVENT);
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture d'une procédure de redressement judiciaire"));
        watch.read(company());
        assertThat(decisions()).allSatisfy(item -> {
            assertThat(item.reason()).isEqualTo(Reason.INSOLVENT);
            assertThat(item.aboutOn()).isEqualTo(PUBLISHED);
            assertThat(item.leavesNow()).isFalse();
        });
        long id = insolvencies.current(tenant(), account).orElseThrow().id();
        assertThat(insolvencies.end(tenant(), id, " ", false, CLAIRE, TODAY)).isInstanceOf(Refused.class);
        assertThat(insolvencies.end(tenant(), id, "Plan exécuté, confirmé par le mandataire", false, CLAIRE, TODAY))
                .isInstanceOf(Done.class);
        assertThat(insolvencies.end(tenant(), id, "encore", false, CLAIRE, TODAY))
                .isInstanceOf(Refused.class);
        assertThat(reasons()).doesNotContain(Reason.INSOLVENT);
        assertThat(openTasks()).isEmpty();
        assertThat(evidence.about(tenant(), "account/" + account.value() + "/insolvency/" + id, 10))
                .extracting(each -> each.happening().act())
                .containsExactlyInAnyOrder("insolvency-noted", "insolvency-ended");
    }

    @Test
    void aConversionEndsTheReceivershipAndNotesTheLiquidation() {
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture d'une procédure de redressement judiciaire"));
        watch.read(company());
        var first = insolvencies.current(tenant(), account).orElseThrow();
        tomorrow();
        gazette(notice("A2", TODAY, "Jugement de conversion en liquidation judiciaire"));
        watch.read(company());
        var second = insolvencies.current(tenant(), account).orElseThrow();
        assertThat(second.kind()).isEqualTo(InsolvencyKind.LIQUIDATION);
        assertThat(second.declareBy()).as("the claim is an earlier one").isEqualTo(first.declareBy());
        assertThat(insolvencies.of(tenant(), account)).hasSize(2);
        assertThat(openTasks()).hasSize(1);
    }

    @Test
    void aNoticeOfTheEndAsksAPersonAndEndsNothing() {
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture d'une procédure de redressement judiciaire"));
        watch.read(company());
        tomorrow();
        gazette(notice("A2", TODAY, "Jugement mettant fin à la procédure de redressement judiciaire"));
        watch.read(company());
        assertThat(insolvencies.current(tenant(), account)).isPresent();
        assertThat(openTasks()).extracting(each -> each.facts().get("why")).contains("registers.task.review");
    }

    @Test
    void manyCustomersAreReadAboutWithFewQuestions() {
        var books = new SmallBooks(scope, sql, events, tenant());
        for (int i = 0; i < 90; i++) siren(books.customer("C" + i), "10000%04d".formatted(i));
        gazette();
        assertThat(watch.read(company())).isEqualTo(91);
        assertThat(SERVER.asked("/bodacc")).hasSize(3);
        assertThat(SERVER.asked("/bodacc").getFirst().query())
                .contains("familleavis = \"collective\"")
                .doesNotContain("dateparution >=");
        tomorrow();
        watch.read(company());
        assertThat(SERVER.asked("/bodacc").getLast().query()).contains("dateparution >= date'");
    }

    @Test
    void aCustomerKnownByItsVatNumberOnlyIsReadAboutToo() {
        siren(account, null);
        vatNumber(account, "FR12" + SIREN);
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture de liquidation judiciaire"));
        watch.read(company());
        assertThat(insolvencies.current(tenant(), account)).isPresent();
    }

    @Test
    void twoAccountsOfOneCompanyAreBothSilent() {
        var second = new SmallBooks(scope, sql, events, tenant()).customer("411DANONE-BIS");
        siren(second, SIREN);
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture de liquidation judiciaire"));
        watch.read(company());
        assertThat(insolvencies.current(tenant(), List.of(account, second))).hasSize(2);
    }

    @Test
    void whatTheRegisterDidNotAnswerIsReadNextTime() {
        SERVER.refuse("/bodacc", 500);
        assertThat(watch.read(company())).isZero();
        gazette(notice("A1", PUBLISHED, "Jugement d'ouverture de liquidation judiciaire"));
        assertThat(watch.read(company())).isEqualTo(1);
    }

    @Test
    void aNoticeAboutAnotherCompanyOrAnotherMatterDoesNothing() {
        gazette(
                notice("A1", PUBLISHED, "Jugement d'ouverture de liquidation judiciaire")
                        .replace(SIREN, "356000000")
                        .replace("552 032 534", "356 000 000"),
                notice("A2", PUBLISHED, "Radiation").replace("collective", "radiation"));
        watch.read(company());
        assertThat(insolvencies.of(tenant(), account)).isEmpty();
    }

    @Test
    void aPersonEntersABelgianBankruptcyWithTheDayTheJudgmentSets() {
        var entered = new NewInsolvency(
                account,
                InsolvencyKind.BANKRUPTCY,
                TODAY.minusDays(5),
                TODAY.minusDays(2),
                "Tribunal de l’entreprise de Liège",
                Optional.empty());
        assertThat(insolvencies.note(tenant(), entered, CLAIRE, TODAY)).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.insolvency().declareBy()).isEqualTo(TODAY.plusDays(25));
            assertThat(done.insolvency().notedBy()).isEqualTo("Claire Aubry");
        });
        assertThat(insolvencies.note(tenant(), entered, CLAIRE, TODAY))
                .isEqualTo(new Refused("registers.refused.noted"));
        assertThat(reasons()).containsOnly(Reason.INSOLVENT);
    }

    @Test
    void whatCannotBeRightIsRefused() {
        for (var wrong : List.of(
                entered(TODAY.plusDays(1), TODAY, "Lyon"),
                entered(TODAY, TODAY.plusDays(1), "Lyon"),
                entered(TODAY, TODAY.minusDays(1), "Lyon"),
                entered(TODAY, TODAY, " "),
                entered(TODAY, TODAY, "L".repeat(201))))
            assertThat(insolvencies.note(tenant(), wrong, CLAIRE, TODAY)).isInstanceOf(Refused.class);
    }

    @Test
    void anotherCompanysAccountIsUnknown() {
        var other = newTenant();
        try {
            assertThat(insolvencies.note(other, entered(TODAY, TODAY, "Lyon"), CLAIRE, TODAY))
                    .isInstanceOf(InsolvencyAnswer.Unknown.class);
        } finally {
            companies.remove(other);
        }
    }

    private NewInsolvency entered(LocalDate openedOn, LocalDate publishedOn, String court) {
        return new NewInsolvency(account, InsolvencyKind.LIQUIDATION, openedOn, publishedOn, court, Optional.empty());
    }

    private List<ItemDecision> decisions() {
        return reminders.decide(tenant(), account, TODAY).stream()
                .flatMap(each -> each.items().stream())
                .toList();
    }

    private List<Reason> reasons() {
        return decisions().stream().map(ItemDecision::reason).toList();
    }

    private List<Task> openTasks() {
        var filter =
                TaskFilter.ALL.in(TaskState.OPEN).ofKind(TaskKind.INSOLVENCY).ofAccount(account);
        return tasks.list(tenant(), filter, null, 10).items();
    }

    /** The gazette answers these notices to every question. */
    private static void gazette(String... notices) {
        SERVER.tell("/bodacc", "{\"total_count\": 1, \"results\": [" + String.join(",", notices) + "]}");
    }

    private static String notice(String id, LocalDate publishedOn, String nature) {
        return """
                {"id": "%s", "familleavis": "collective", "typeavis": "annonce", "dateparution": "%s",
                 "registre": ["552 032 534", "552032534"], "tribunal": "Greffe du tribunal de commerce de Lyon",
                 "url_complete": "https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:%s",
                 "jugement": "{\\"famille\\": \\"%s\\", \\"nature\\": \\"%s\\", \\"date\\": \\"%s\\"}"}""".formatted(id, publishedOn, id, nature, nature, publishedOn.minusDays(6));
    }

    /** The day of the last reading lies a day back. */
    private void tomorrow() {
        scope.run(
                tenant(),
                () -> sql.sql("update registers.watched set read_on = read_on - 1 where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .update());
    }

    private void siren(AccountId of, String siren) {
        scope.run(
                tenant(),
                () -> sql.sql(
                                "update customers.customer_account set siren = :siren where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant().value())
                        .param("id", of.value())
                        .param("siren", siren)
                        .update());
    }

    private void vatNumber(AccountId of, String number) {
        scope.run(
                tenant(),
                () -> sql.sql(
                                "update customers.customer_account set vat_number = :number where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant().value())
                        .param("id", of.value())
                        .param("number", number)
                        .update());
    }
}
