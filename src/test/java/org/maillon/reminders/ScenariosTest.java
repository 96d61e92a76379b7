package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.ScenarioAnswer.Kept;
import org.maillon.reminders.ScenarioAnswer.Refused;
import org.maillon.reminders.ScenarioAnswer.Unknown;
import org.maillon.reminders.Scenarios.Running;
import org.springframework.beans.factory.annotation.Autowired;

/** A company writes its scenarios, version by version. */
class ScenariosTest extends DatabaseTest {
    @Autowired
    Tenants tenants;

    @Autowired
    Scenarios scenarios;

    TenantId tenant = new TenantId(0);

    @BeforeEach
    void aCompany() {
        tenant = tenants.create("Ateliers Morel", Tenant.Purpose.LIVE, "FR", Language.FR)
                .id();
    }

    @Test
    void aNewCompanyHasTheReadyMadeScenarios() {
        assertThat(scenarios.list(tenant))
                .extracting(ScenarioFamily::name)
                .containsExactly(
                        "bad-payer", "belgium", "courtesy-first", "public-buyer", "small-amounts", "strategic");
        assertThat(scenarios.list(tenant).stream().filter(ScenarioFamily::usual))
                .extracting(ScenarioFamily::name)
                .containsExactly("courtesy-first");
        for (var readyMade : ReadyMade.ALL) {
            var kept = scenarios.find(tenant, readyMade.name(), 1).orElseThrow();
            assertThat(kept).isEqualTo(readyMade.kept(kept.id(), 1, Scenario.State.LIVE));
        }
    }

    @Test
    void aDraftIsWrittenAnewUntilItGoesLive() {
        assertThat(kept(scenarios.saveDraft(tenant, gentle(20))).version()).isEqualTo(1);
        var draft = kept(scenarios.saveDraft(tenant, gentle(25)));
        assertThat(draft.version()).isEqualTo(1);
        assertThat(scenarios.find(tenant, "gentle", 1)).contains(draft);
        assertThat(scenarios.find(tenant, "gentle").orElseThrow().live()).isEmpty();

        var live = kept(scenarios.publish(tenant, "gentle", 1, Running.FINISH));
        assertThat(scenarios.find(tenant, "gentle").orElseThrow().live()).contains(live);
        assertThat(scenarios.publish(tenant, "gentle", 1, Running.FINISH)).isEqualTo(new Unknown());

        var next = kept(scenarios.saveDraft(tenant, gentle(30)));
        assertThat(next.version()).isEqualTo(2);
        scenarios.publish(tenant, "gentle", 2, Running.MOVE);
        assertThat(scenarios.find(tenant, "gentle").orElseThrow().versions())
                .extracting(version -> version.scenario().state())
                .containsExactly(Scenario.State.LIVE, Scenario.State.RETIRED);
    }

    @Test
    void theUsualScenarioStaysTheUsualOneInItsNextVersion() {
        var next = scenarios.find(tenant, "courtesy-first", 1).orElseThrow();
        scenarios.saveDraft(tenant, next);
        scenarios.publish(tenant, "courtesy-first", 2, Running.FINISH);
        assertThat(scenarios.find(tenant, "courtesy-first").orElseThrow().usual())
                .isTrue();
        assertThat(scenarios.makeUsual(tenant, "strategic")).isTrue();
        assertThat(scenarios.list(tenant).stream().filter(ScenarioFamily::usual))
                .extracting(ScenarioFamily::name)
                .containsExactly("strategic");
        assertThat(scenarios.makeUsual(tenant, "lost")).isFalse();
    }

    @Test
    void whatIsUnsoundIsNotKept() {
        var endless = Scenario.draft("gentle", 7, 2, 3, List.of(Step.message(1, "first", 3, Tone.FIRST)));
        assertThat(scenarios.saveDraft(tenant, endless))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().sentence(Language.EN))
                                .isEqualTo(
                                        "This scenario never ends. After the last step, add the decision to ask for."));
        assertThat(scenarios.find(tenant, "gentle")).isEmpty();
    }

    @Test
    void aDraftMayBeDroppedAndAFamilyRetired() {
        scenarios.saveDraft(tenant, gentle(20));
        assertThat(scenarios.dropDraft(tenant, "gentle")).isTrue();
        assertThat(scenarios.dropDraft(tenant, "gentle")).isFalse();
        assertThat(scenarios.find(tenant, "gentle")).isEmpty();
        assertThat(scenarios.retire(tenant, "strategic")).isInstanceOf(Kept.class);
        assertThat(scenarios.find(tenant, "strategic").orElseThrow().live()).isEmpty();
        assertThat(scenarios.retire(tenant, "courtesy-first")).isInstanceOf(Refused.class);
        assertThat(scenarios.retire(tenant, "belgium")).isInstanceOf(Refused.class);
    }

    @Test
    void rulesAreKeptInTheirOrderOrNotAtAll() {
        var gold = new ScenarioRule("strategic", "Gold", 60, null, 100_00L, null, false, "FR", "invoice");
        assertThat(scenarios.changeRules(tenant, List.of(gold, ScenarioRule.of("bad-payer"))))
                .isEmpty();
        assertThat(scenarios.rules(tenant)).containsExactly(gold, ScenarioRule.of("bad-payer"));
        assertThat(scenarios.changeRules(tenant, List.of(ScenarioRule.of("lost"))))
                .hasSize(1);
        assertThat(scenarios.rules(tenant)).hasSize(2);
    }

    @Test
    void anotherCompanySeesNothingOfIt() {
        scenarios.saveDraft(tenant, gentle(20));
        var other =
                tenants.create("Autre", Tenant.Purpose.LIVE, "FR", Language.FR).id();
        assertThat(scenarios.find(other, "gentle")).isEmpty();
        assertThat(scenarios.publish(other, "gentle", 1, Running.MOVE)).isEqualTo(new Unknown());
        assertThat(Optional.of(scenarios.dropDraft(other, "gentle"))).contains(false);
    }

    private static Scenario gentle(int second) {
        return Scenario.draft(
                "gentle",
                10,
                1,
                5,
                List.of(
                        Step.message(1, "first", 3, Tone.FIRST),
                        Step.message(2, "second", second, Tone.SECOND)
                                .by(Channel.REGISTERED)
                                .between(100L, 9_000L)
                                .spaced(3)
                                .approved()
                                .copiedTo(org.maillon.customers.Contact.Role.SUPERIOR)
                                .repeated(20, 2),
                        Step.decision(3, "decide", 15).from(Anchor.PREVIOUS)));
    }

    private static Scenario kept(ScenarioAnswer answer) {
        return ((Kept) answer).scenario();
    }
}
