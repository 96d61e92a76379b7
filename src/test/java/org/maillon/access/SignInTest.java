package org.maillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillon.WebTest;
import org.maillon.kernel.Language;
import org.springframework.beans.factory.annotation.Autowired;

class SignInTest extends WebTest {
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "font-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    @Autowired
    private SetupLinks links;

    @Test
    void aMemberSignsInAndOutAndTheSessionIsANewOneEachTime() {
        var claire = stranger();
        var email = member(tenant(), Role.OWNER);
        claire.get("/sign-in");
        var before = claire.session();

        assertThat(claire.signIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD))
                .endsWith("/");
        assertThat(claire.session()).isNotEqualTo(before);
        assertThat(claire.get("/today").statusCode()).isEqualTo(200);

        claire.fill("/today", "/sign-out", Map.of());
        assertThat(claire.get("/today").headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/sign-in"));
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailAreToldTheSame() {
        var email = member(tenant(), Role.OWNER);
        assertThat(stranger().signIn(email, "pas la bonne phrase")).endsWith("/sign-in?wrong");
        assertThat(stranger().signIn("nobody@example.fr", PASSWORD)).endsWith("/sign-in?wrong");
        assertThat(stranger().get("/sign-in?wrong").body()).contains("Adresse ou mot de passe inexact");
    }

    @Test
    void theEleventhWrongPasswordForAnEmailIsNotLookedAtEvenWhenItIsRight() {
        var email = member(tenant(), Role.OWNER);
        for (var i = 0; i < 10; i++) stranger().signIn(email, "mauvais mot de passe");
        assertThat(stranger().signIn(email, PASSWORD)).endsWith("/sign-in?wait");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var claire = visitor(Role.OWNER);
        var answer = claire.post("/session/language", Map.of("language", "nl"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(claire.get("/today").body()).contains("<html lang=\"fr\">");
    }

    @Test
    void theLanguageSwitchLeadsBackToOurOwnPagesOnly() {
        var claire = visitor(Role.READ_ONLY);
        var there = claire.fill("/today", "/session/language", Map.of("language", "nl", "back", "/settings"));
        assertThat(there.headers().firstValue("Location").orElse("")).endsWith("/settings");
        assertThat(claire.get("/today").body()).contains("<html lang=\"nl\">");
        var away = claire.fill("/today", "/session/language", Map.of("language", "fr", "back", "//evil.example"));
        assertThat(away.headers().firstValue("Location").orElse("")).doesNotContain("evil");
    }

    @Test
    void everyPageCarriesTheStrictHeaders() {
        var headers = stranger().get("/sign-in").headers();
        assertThat(headers.firstValue("Content-Security-Policy")).hasValue(CONTENT_POLICY);
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void behindAnHttpsProxyTheCookieIsSecure() {
        var cookie = stranger()
                .get("/sign-in", "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("Set-Cookie");
        assertThat(cookie.orElse("")).contains("Secure");
    }

    @Test
    void onlyAnOwnerOpensTheListOfPeople() {
        assertThat(visitor(Role.OWNER).get("/settings/members").statusCode()).isEqualTo(200);
        for (var role : Role.values()) {
            if (role == Role.OWNER) continue;
            assertThat(visitor(role).get("/settings/members").statusCode())
                    .as(role.code())
                    .isEqualTo(403);
        }
    }

    @Test
    void aRoleTakenAwayIsGoneAtTheNextPage() {
        var owner = member(tenant(), Role.OWNER);
        var paul = stranger();
        var email = member(tenant(), Role.OWNER);
        paul.signIn(email, PASSWORD);
        var boss = current(owner);

        assertThat(members.changeRole(boss, idOf(email), Role.READ_ONLY)).isEqualTo(Members.Change.DONE);
        assertThat(paul.get("/settings/members").statusCode()).isEqualTo(403);
        assertThat(members.remove(boss, idOf(email))).isEqualTo(Members.Change.DONE);
        assertThat(paul.get("/today").headers().firstValue("Location").orElse(""))
                .endsWith("/sign-in");
    }

    @Test
    void theLastOwnerStays() {
        var boss = current(member(tenant(), Role.OWNER));
        assertThat(members.changeRole(boss, boss.id(), Role.SALES)).isEqualTo(Members.Change.LAST_OWNER);
        assertThat(members.remove(boss, boss.id())).isEqualTo(Members.Change.LAST_OWNER);
    }

    @Test
    void aSetupLinkLetsOnePersonInOnce() {
        var link = links.create(tenant(), Role.ACCOUNTANT);
        var form = Map.of(
                "token",
                link.substring(link.indexOf('=') + 1),
                "name",
                "Paul Maes",
                "email",
                "paul-" + UUID.randomUUID() + "@example.be",
                "password",
                PASSWORD,
                "company",
                "");
        assertThat(stranger().fill(link, "/first-start", form).statusCode()).isEqualTo(302);
        assertThat(stranger().signIn(form.get("email"), PASSWORD)).endsWith("/");
        assertThat(stranger().get(link).body()).contains("Ce lien ne sert plus");
        assertThat(links.redeem(form.get("token"), applicant("late-" + form.get("email"), PASSWORD)))
                .isEqualTo(refused(Registration.Reason.LINK_UNUSABLE));
    }

    @Test
    void aRefusedApplicationLeavesTheLinkGoodAndSaysAllThatIsMissing() {
        var token = links.create(null, Role.OWNER).replaceFirst(".*=", "");
        var application = new Applicant("", " ", "claire", "court", Language.FR);
        assertThat(links.redeem(token, application))
                .isEqualTo(refused(
                        Registration.Reason.COMPANY_MISSING,
                        Registration.Reason.NAME_MISSING,
                        Registration.Reason.EMAIL_MALFORMED,
                        Registration.Reason.PASSWORD_SHORT));
        assertThat(links.find(token)).isPresent();
    }

    @Test
    void anInvitationIsForItsAddressOnlyAndAsksForThePasswordOfAnAccountThatExists() {
        var boss = current(member(tenant(), Role.OWNER));
        var other = newTenant("Hôtel des Dunes");
        var known = member(other, Role.SALES);
        var token = links.invite(boss, known, Role.COLLECTOR).replaceFirst(".*=", "");

        assertThat(links.redeem(token, applicant("else@example.fr", PASSWORD)))
                .isEqualTo(refused(Registration.Reason.LINK_UNUSABLE));
        assertThat(links.redeem(token, applicant(known, "not the right one")))
                .isEqualTo(refused(Registration.Reason.EMAIL_TAKEN));
        assertThat(links.redeem(token, applicant(known, PASSWORD))).isInstanceOf(Registration.Registered.class);

        var visitor = stranger();
        visitor.signIn(known, PASSWORD);
        assertThat(visitor.get("/today").body()).contains("Hôtel des Dunes").contains("Atelier Durand SAS");
        visitor.fill("/today", "/session/company", Map.of("company", String.valueOf(other.value())));
        assertThat(visitor.get("/settings").body()).contains("<dd>Hôtel des Dunes</dd>");
        companies.remove(other);
    }

    @Test
    void nobodySwitchesToACompanyThatIsNotTheirs() {
        var other = newTenant("Hôtel des Dunes");
        var answer = visitor(Role.OWNER)
                .fill("/today", "/session/company", Map.of("company", String.valueOf(other.value())));
        assertThat(answer.statusCode()).isEqualTo(404);
        companies.remove(other);
    }

    @Test
    void aPageThatDoesNotExistSaysSoToPeople() {
        var answer = visitor(Role.READ_ONLY).get("/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Cette page n’existe pas");
    }

    private CurrentMember current(String email) {
        return members.of(tenant()).stream()
                .filter(it -> it.member().email().equals(email))
                .findFirst()
                .orElseThrow()
                .current();
    }

    private long idOf(String email) {
        return current(email).id();
    }

    private static Applicant applicant(String email, String password) {
        return new Applicant("", "Paul Maes", email, password, Language.NL);
    }

    private static Registration refused(Registration.Reason... reasons) {
        return new Registration.Refused(java.util.Set.of(reasons));
    }
}
