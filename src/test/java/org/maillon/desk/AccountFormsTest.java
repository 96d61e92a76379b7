package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.Visitor;
import org.maillon.WebTest;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is typed in a form of the account's page is still there when the form is refused, with what is wrong beside it. */
class AccountFormsTest extends WebTest {
    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Customers customers;

    private AccountId account = new AccountId(0);
    private Visitor owner;

    @BeforeEach
    void anOwnerBeforeACustomersPage() {
        account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
        owner = visitor(Role.OWNER);
    }

    @Test
    void aPersonWithAWrongAddressKeepsNameRoleTelephoneAndLanguage() {
        var page = refused(
                "contacts",
                Map.of(
                        "role",
                        "approves",
                        "name",
                        "Zoé Lambert",
                        "email",
                        "zoe@",
                        "phone",
                        "0478112233",
                        "language",
                        "nl"));
        assertThat(page)
                .contains("value=\"Zoé Lambert\"", "value=\"zoe@\"", "value=\"0478112233\"")
                .contains("<option value=\"approves\" selected", "<option value=\"nl\" selected")
                .containsPattern("id=\"h-contact-email\" role=\"alert\">[^<]*zoe@");
        assertThat(customers.contacts(tenant(), account)).hasSize(1);
    }

    @Test
    void anAddressWithAWrongPostcodeKeepsItsLinesAndSaysItBesideThePostcode() {
        var page = refused(
                "address",
                Map.of("lines", "12 rue des Tanneurs", "postcode", "690", "town", "Lyon", "addressCountry", "FR"));
        assertThat(page)
                .contains(">12 rue des Tanneurs</textarea>", "value=\"690\"", "value=\"Lyon\"")
                .containsPattern("id=\"h-postcode\" role=\"alert\">[^<]*690");
    }

    @Test
    void termsThatCannotBeReadAreShownAsTyped() {
        assertThat(refused("terms", Map.of("terms", "bientôt")))
                .contains("value=\"bientôt\"")
                .containsPattern("id=\"h-terms\" role=\"alert\">[^<]*bientôt");
    }

    @Test
    void aProfileWithAnUnknownGroupKeepsEveryChoice() {
        var page = refused(
                "profile",
                Map.of(
                        "sector", "industry",
                        "serviceCode", "ACHATS-7",
                        "termsAcceptance", "true",
                        "purchaseOrder", "required",
                        "parent", "C404",
                        "segment", "Grands comptes"));
        assertThat(page)
                .contains("value=\"ACHATS-7\"", "value=\"Grands comptes\"", "value=\"C404\"")
                .contains("<option value=\"industry\" selected", "<option value=\"required\" selected")
                .containsPattern("id=\"h-parent\" role=\"alert\">[^<]*C404");
    }

    @Test
    void aLimitWithoutAReasonKeepsItsAmountAndItsDay() {
        var page = refused(
                "credit-limits", Map.of("amount", "12 500", "until", "2031-05-01", "why", "", "wholeGroup", "true"));
        assertThat(page)
                .contains("value=\"12 500\"", "value=\"2031-05-01\"")
                .containsPattern("name=\"wholeGroup\" value=\"true\" checked")
                .containsPattern("id=\"h-limit-why\" role=\"alert\">");
    }

    @Test
    void aCoverWithAnAmountThatIsNoneKeepsItsInsurer() {
        assertThat(refused(
                        "covers",
                        Map.of(
                                "insurer",
                                "Rempart",
                                "reference",
                                "P-9",
                                "coverAmount",
                                "beaucoup",
                                "declareWithinDays",
                                "45")))
                .contains("value=\"Rempart\"", "value=\"P-9\"", "value=\"beaucoup\"", "value=\"45\"")
                .containsPattern("id=\"h-cover-coverAmount\" role=\"alert\">[^<]*beaucoup");
    }

    @Test
    void whatWasTypedIsTextAndNothingElse() {
        assertThat(refused("contacts", Map.of("role", "pays", "name", "\"><script>alert(1)</script>", "email", "x")))
                .doesNotContain("<script>alert");
    }

    @Test
    void whatIsRightIsTakenAndLeadsBackToThePage() {
        var answer = post("contacts", Map.of("role", "pays", "name", "Zoé", "email", "zoe@example.fr"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(customers.contacts(tenant(), account)).hasSize(2);
        assertThat(post(
                                "address",
                                Map.of("lines", "1 rue A", "postcode", "69007", "town", "Lyon", "addressCountry", "FR"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(post("credit-limits", Map.of("amount", "12 500", "why", "trois bonnes années"))
                        .statusCode())
                .isEqualTo(302);
    }

    private String refused(String form, Map<String, String> fields) {
        var answer = post(form, fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private HttpResponse<String> post(String form, Map<String, String> fields) {
        var page = "/accounts/" + account.value();
        return owner.fill(page, page + "/" + form, fields);
    }
}
