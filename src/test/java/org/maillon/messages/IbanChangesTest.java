package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.Applicant;
import org.maillon.access.Approvals;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.FourEyesRules.Verdict;
import org.maillon.access.Members;
import org.maillon.access.Registration;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.IbanChanges.Saved;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever puts another account into our letters takes our money: nobody can do so alone and unseen. */
class IbanChangesTest extends DatabaseTest {
    private static final String OURS = "FR7630006000011234567890189";
    private static final String OTHER = "BE68539007547034";
    private static final String PASSWORD = "une phrase assez longue";

    @Autowired
    private TenantScope scope;

    @Autowired
    private SenderStore senderStore;

    @Autowired
    private IbanChangeStore store;

    @Autowired
    private NoticeStore noticeStore;

    @Autowired
    private Members members;

    @Autowired
    private Approvals approvals;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Senders senders;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T09:00:00Z"));
    private CurrentMember claire;

    @BeforeEach
    void aCompanyWithItsAccount() {
        claire = member(tenant(), "Claire", Role.OWNER);
        assertThat(ibans().save(claire, sender(OURS))).isEqualTo(Saved.DONE);
    }

    @Test
    void anotherAccountWaitsForASecondPersonAndTheFormerOneStaysInUse() {
        var marc = member(tenant(), "Marc", Role.CREDIT_MANAGER);
        assertThat(ibans().save(claire, sender(OTHER))).isEqualTo(Saved.IBAN_WAITS);
        assertThat(inUse()).isEqualTo(OURS);
        assertThat(ibans().approve(claire, waiting(), PASSWORD)).isEqualTo(Verdict.OWN);
        assertThat(inUse()).isEqualTo(OURS);
        assertThat(ibans().approve(marc, waiting(), "")).isEqualTo(Verdict.APPROVED);
        assertThat(inUse()).isEqualTo(OTHER);
        assertThat(trail.list(tenant(), null, 10))
                .extracting(AuditTrail.Entry::act)
                .contains("iban-first", "iban-asked", "iban-approved");
    }

    @Test
    void theRestOfTheSenderChangesAtOnce() {
        member(tenant(), "Marc", Role.OWNER);
        ibans().save(claire, new Sender("Durand", "b@durand.example", null, "Anne", null, OTHER, null));
        assertThat(senders.find(tenant()).orElseThrow().fromAddress()).isEqualTo("b@durand.example");
        assertThat(inUse()).isEqualTo(OURS);
    }

    @Test
    void takingTheAccountAwayWaitsTooSoThatNobodyPassesThroughNone() {
        member(tenant(), "Marc", Role.OWNER);
        assertThat(ibans().save(claire, sender(null))).isEqualTo(Saved.IBAN_WAITS);
        assertThat(inUse()).isEqualTo(OURS);
    }

    @Test
    void anybodyOfTheCompanyMayStopIt() {
        member(tenant(), "Marc", Role.OWNER);
        var reader = member(tenant(), "Lea", Role.READ_ONLY);
        ibans().save(claire, sender(OTHER));
        long change = waiting();
        assertThat(ibans().approve(reader, change, PASSWORD)).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(ibans().refuse(reader, change)).isTrue();
        assertThat(ibans().approve(claire, change, PASSWORD)).isEqualTo(Verdict.GONE);
        assertThat(inUse()).isEqualTo(OURS);
    }

    @Test
    void aloneOneWaitsTwoDaysAndGivesThePassword() {
        ibans().save(claire, sender(OTHER));
        assertThat(ibans().approve(claire, waiting(), PASSWORD)).isEqualTo(Verdict.TOO_EARLY);
        clock.pass(Duration.ofHours(48));
        assertThat(ibans().approve(claire, waiting(), "pas le bon")).isEqualTo(Verdict.WRONG_PASSWORD);
        assertThat(inUse()).isEqualTo(OURS);
        assertThat(ibans().approve(claire, waiting(), PASSWORD)).isEqualTo(Verdict.APPROVED);
        assertThat(inUse()).isEqualTo(OTHER);
    }

    @Test
    void aPersonLetInAfterwardsIsNoSecondPerson() {
        ibans().save(claire, sender(OTHER));
        var puppet = member(tenant(), "Jean", Role.OWNER);
        assertThat(ibans().approve(puppet, waiting(), PASSWORD)).isEqualTo(Verdict.NOT_ENTITLED);
    }

    @Test
    void anotherCompanysPeopleNeitherSeeNorSettleIt() {
        member(tenant(), "Marc", Role.OWNER);
        ibans().save(claire, sender(OTHER));
        var neighbour = newTenant();
        var stranger = member(neighbour, "Eve", Role.OWNER);
        assertThat(ibans().waiting(neighbour)).isEmpty();
        assertThat(ibans().approve(stranger, waiting(), PASSWORD)).isEqualTo(Verdict.GONE);
        assertThat(ibans().refuse(stranger, waiting())).isFalse();
        companies.remove(neighbour);
    }

    @Test
    void everybodyIsToldByEmailInTheirLanguageOnce() throws Exception {
        try (var server = new ScriptedMailServer()) {
            var reader = members.register(tenant(), Role.READ_ONLY, applicant("Lea", Language.NL), "test");
            assertThat(reader).isInstanceOf(Registration.Registered.class);
            ibans().save(claire, sender(OTHER));
            var company = companies.find(tenant()).orElseThrow();
            notices(server).send(company);
            notices(server).send(company);
            assertThat(server.taken).hasSize(3);
            assertThat(server.taken).extracting(taken -> taken.header("To")).anyMatch(to -> to.contains("lea-"));
        }
    }

    private String inUse() {
        return senders.find(tenant()).orElseThrow().iban();
    }

    private long waiting() {
        return ibans().waiting(tenant()).orElseThrow().id();
    }

    private static Sender sender(String iban) {
        return new Sender("Durand", "a@durand.example", null, "Anne", null, iban, null);
    }

    private IbanChanges ibans() {
        var none = new MailRoutes((SmtpServer) null, new LoopbackMailServer());
        return new IbanChanges(
                scope,
                senderStore,
                store,
                approvals,
                new Notices(scope, noticeStore, members, none, senders, clock),
                trail,
                clock);
    }

    private Notices notices(ScriptedMailServer server) {
        var to = new SmtpServer("127.0.0.1", server.port(), false, null, null, Duration.ofSeconds(10));
        return new Notices(
                scope, noticeStore, members, new MailRoutes(to, new LoopbackMailServer()), senders, Clock.systemUTC());
    }

    private CurrentMember member(TenantId tenant, String name, Role role) {
        var registered = (Registration.Registered) members.register(tenant, role, applicant(name, Language.FR), "test");
        var member = registered.membership().member();
        return new CurrentMember(CurrentMember.Kind.MEMBER, member.id(), name, tenant, role, Language.FR);
    }

    private static Applicant applicant(String name, Language language) {
        var email = name.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@example.fr";
        return new Applicant("", name, email, PASSWORD, language);
    }
}
