package org.maillon.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.WebTest;
import org.maillon.access.TenantScope;
import org.maillon.claims.Imputation;
import org.maillon.claims.Rate;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.portal.CustomerLinks;
import org.maillon.portal.LinkPurpose;
import org.maillon.portal.NewLink;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Terms of sale are given, sent, read, accepted and proved; and which version binds whom is always known. */
class TermsTest extends WebTest {
    private static final Author BY = new Author("Claire Aubry", "");

    @Autowired
    private TermsOfSale terms;

    @Autowired
    private Acceptances acceptances;

    @Autowired
    private CustomerLinks links;

    @Autowired
    private Evidence evidence;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private AccountId account;
    private LocalDate today;
    private TenantId neighbour;

    @BeforeEach
    void aCustomer() {
        today = LocalDate.now(clock);
        account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
    }

    @AfterEach
    void removeTheNeighbour() {
        if (neighbour != null) companies.remove(neighbour);
    }

    @Test
    void theCustomerReadsEveryPageAcceptsAndTheEvidenceHolds() {
        long version = offered("2026-1", false);
        long message = acceptances.send(tenant(), account, version, BY);
        var path = link(account, message) + "/terms/" + version;
        var page = stranger().get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Page 1 sur 3")
                .contains("Page 3 sur 3")
                .contains("Clause 3.0");
        assertThat(stranger().get(path + "/pages/1").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        assertThat(stranger().get(path + "/document").headers().firstValue("Content-Type"))
                .hasValue("application/pdf");
        var answer = stranger().fill(path, path + "/acceptance", acceptance(version));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(stranger().get(path).body())
                .contains("Conditions acceptées le")
                .contains("Paul Petit, gérant");
        var kept = acceptances.binding(tenant(), account, today).orElseThrow();
        assertThat(kept.label()).isEqualTo("2026-1");
        assertThat(kept.message()).isEqualTo(OptionalLong.of(message));
        var proof = evidence.about(tenant(), "account/" + account.value() + "/terms/" + version, 5)
                .getFirst();
        assertThat(proof.number()).isEqualTo(kept.happening());
        assertThat(proof.happening().documents()).containsExactly(kept.document());
        assertThat(proof.happening().facts())
                .containsEntry("name", "Paul Petit")
                .containsEntry("sha256", kept.document().sha256())
                .containsEntry("message", Long.toString(message))
                .containsEntry("pagesSeen", "3");
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    @Test
    void whatIsMissingIsAskedForInWordsAndNothingIsAccepted() {
        long version = offered("2026-1", false);
        var path = link(account, 0) + "/terms/" + version;
        refused(path, with(acceptance(version), "name", " "), "Écrivez votre nom.");
        refused(path, with(acceptance(version), "role", ""), "Écrivez votre fonction");
        refused(path, with(acceptance(version), "agreed", ""), "Cochez la case");
        refused(path, with(acceptance(version), "document", "0".repeat(64)), "Le document a changé");
        long initialled = offered("2026-2", true);
        var other = link(account, 0) + "/terms/" + initialled;
        refused(other, acceptance(initialled), "Mettez vos initiales");
        refused(other, with(acceptance(initialled), "initials", "PP"), "Mettez vos initiales");
        assertThat(acceptances.list(tenant(), account)).isEmpty();
        assertThat(stranger().post(path + "/acceptance", acceptance(version)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theOneWhoComesSecondFindsWhatTheFirstOneAccepted() {
        long version = offered("2026-1", false);
        var path = link(account, 0) + "/terms/" + version;
        stranger().fill(path, path + "/acceptance", acceptance(version));
        var link = link(account, 0) + "/terms/" + version;
        assertThat(stranger().get(link).body()).contains("Conditions acceptées").doesNotContain("id=\"accept\"");
        assertThat(acceptances.list(tenant(), account)).hasSize(1);
    }

    @Test
    void whatBindsAnOrderIsWhatWasAcceptedByItsDayAndInForceOnIt() {
        long old = offered("2025-1", false);
        accept(old);
        assertThat(acceptances.binding(tenant(), account, today.minusDays(1))).isEmpty();
        assertThat(acceptances.standing(tenant(), account, today).state()).isEqualTo(TermsStanding.State.ACCEPTED);
        long next = add("2027-1", today.plusDays(30), false);
        attach(next, Language.FR);
        accept(next);
        assertThat(label(today)).isEqualTo("2025-1");
        assertThat(label(today.plusDays(29))).isEqualTo("2025-1");
        assertThat(label(today.plusDays(30))).isEqualTo("2027-1");
    }

    @Test
    void whereAnAccountStandsIsAcceptedOlderSentOrMissing() {
        assertThat(state()).isEqualTo(TermsStanding.State.NONE);
        long first = offered("2025-1", false);
        assertThat(state()).isEqualTo(TermsStanding.State.MISSING);
        acceptances.send(tenant(), account, first, BY);
        assertThat(state()).isEqualTo(TermsStanding.State.SENT);
        accept(first);
        assertThat(state()).isEqualTo(TermsStanding.State.ACCEPTED);
        long second = offered("2026-2", false);
        assertThat(state()).isEqualTo(TermsStanding.State.OLDER);
        terms.withdraw(tenant(), second, BY);
        assertThat(state()).isEqualTo(TermsStanding.State.ACCEPTED);
    }

    @Test
    void sendingTwiceOnADaySendsOnce() {
        long version = offered("2026-1", false);
        assertThat(acceptances.send(tenant(), account, version, BY))
                .isEqualTo(acceptances.send(tenant(), account, version, BY));
        assertThat(acceptances.sendings(tenant(), account)).hasSize(1);
    }

    @Test
    void unsoundFilesAndSecondThoughtsAreRefusedInWords() {
        long version = add("2026-1", today, false);
        wrong(() -> attach(version, new byte[] {1, 2}), "evidence.pdf.none");
        var whole = TermsPdf.of("fr", 3);
        wrong(() -> attach(version, Arrays.copyOf(whole, whole.length / 2)), "evidence.pdf.cut");
        wrong(() -> attach(version, TermsPdf.of("fr", 90)), "terms.wrong.pages");
        wrong(() -> attach(version, new byte[TermsOfSale.LARGEST + 1]), "terms.wrong.large");
        wrong(() -> acceptances.send(tenant(), account, version, BY), "terms.wrong.not-offered");
        attach(version, whole);
        wrong(() -> attach(version, whole), "terms.wrong.language-taken");
        wrong(() -> add("2026-1", today, false), "terms.wrong.label-taken");
        terms.withdraw(tenant(), version, BY);
        wrong(() -> attach(version, whole), "terms.wrong.withdrawn");
    }

    @Test
    void whatWasSignedOnPaperIsNotedWithItsScanAndBindsFromItsDay() {
        long version = terms.add(tenant(), version("2024-1", today.minusDays(300), false), BY);
        attach(version, Language.FR);
        var scan = TermsPdf.of("fr", 1);
        var paper = new PaperAcceptance("Paul Petit", "gérant", Language.FR, today.minusDays(200), scan, "signé.pdf");
        var noted = acceptances.note(tenant(), account, version, paper, BY);
        assertThat(evidence.content(tenant(), noted.scan().orElseThrow())).hasValue(scan);
        assertThat(acceptances.binding(tenant(), account, today.minusDays(201))).isEmpty();
        assertThat(label(today.minusDays(200))).isEqualTo("2024-1");
        wrong(() -> acceptances.note(tenant(), account, version, paper, BY), "terms.wrong.accepted");
        long other = offered("2024-2", false);
        var tomorrow = new PaperAcceptance("Paul Petit", "gérant", Language.FR, today.plusDays(1), scan, "signé.pdf");
        wrong(() -> acceptances.note(tenant(), account, other, tomorrow, BY), "terms.wrong.signed-on");
        var text = new PaperAcceptance("Paul Petit", "gérant", Language.FR, today, "oui".getBytes(), "oui.txt");
        wrong(() -> acceptances.note(tenant(), account, other, text, BY), "terms.wrong.scan");
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    @Test
    void anotherCompanysVersionIsNowhere() {
        neighbour = newTenant("Voisin SARL");
        long theirs = terms.add(neighbour, version("2026-1", today, false), BY);
        terms.attach(neighbour, theirs, Language.FR, TermsPdf.of("fr", 1), "cgv.pdf", BY);
        var path = link(account, 0) + "/terms/" + theirs;
        assertThat(stranger().get(path).statusCode()).isEqualTo(404);
        assertThat(stranger().get(path + "/pages/1").statusCode()).isEqualTo(404);
        assertThat(stranger().get(path + "/document").statusCode()).isEqualTo(404);
        assertThat(terms.find(tenant(), theirs)).isEmpty();
    }

    private TermsStanding.State state() {
        return acceptances.standing(tenant(), account, today).state();
    }

    private String label(LocalDate on) {
        return acceptances.binding(tenant(), account, on).orElseThrow().label();
    }

    private void accept(long version) {
        var path = link(account, 0) + "/terms/" + version;
        assertThat(stranger()
                        .fill(path, path + "/acceptance", acceptance(version))
                        .statusCode())
                .isEqualTo(302);
    }

    private void refused(String path, Map<String, String> fields, String sentence) {
        var answer = stranger().fill(path, path + "/acceptance", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
    }

    private Map<String, String> acceptance(long version) {
        var document =
                terms.find(tenant(), version).orElseThrow().in(Language.FR).orElseThrow();
        return Map.of(
                "name",
                "Paul Petit",
                "role",
                "gérant",
                "agreed",
                "yes",
                "seen",
                "3",
                "document",
                document.document().sha256());
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private long offered(String label, boolean initials) {
        long version = add(label, today, initials);
        attach(version, Language.FR);
        return version;
    }

    private long add(String label, LocalDate from, boolean initials) {
        return terms.add(tenant(), version(label, from, initials), BY);
    }

    private static NewVersion version(String label, LocalDate from, boolean initials) {
        var clauses = new Clauses(
                Optional.of(Rate.parse("12.40")), 4000, true, "Lyon", OptionalInt.of(8), Imputation.INTEREST_FIRST);
        return new NewVersion(label, from, initials, clauses);
    }

    private void attach(long version, Language language) {
        terms.attach(tenant(), version, language, TermsPdf.of(language.code(), 3), "cgv.pdf", BY);
    }

    private void attach(long version, byte[] pdf) {
        terms.attach(tenant(), version, Language.FR, pdf, "cgv.pdf", BY);
    }

    private String link(AccountId account, long message) {
        var in = message == 0 ? OptionalLong.empty() : OptionalLong.of(message);
        var link = new NewLink(account, "Claire Morel", Language.FR, LinkPurpose.PERSON, in, 0, Money.EUR);
        return links.issue(tenant(), link, "test").address().getPath();
    }

    private static void wrong(Runnable act, String key) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.key()).isEqualTo(key));
    }
}
