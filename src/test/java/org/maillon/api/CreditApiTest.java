package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditPolicy;
import org.maillon.customers.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class CreditApiTest extends ApiTest {
    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    @Autowired
    private Credit credit;

    private AccountId account;

    @BeforeEach
    void aCustomerThatOwesSixHundred() {
        var books = new SmallBooks(scope, sql, events, program().tenant);
        account = books.customer("C001");
        books.invoice(account, "F-1", LocalDate.now(clock).plusDays(10), 600_00);
        put(
                        program(),
                        path("/credit-limit"),
                        Map.of("amountCents", 1_000_00, "currency", "EUR", "reason", "three years"))
                .is(200);
    }

    @Test
    void theLimitAndTheExposureAreRead() {
        var exposure = program().get(path("/exposure")).is(200).json();
        assertThat(exposure.path("exposureCents").asLong()).isEqualTo(600_00);
        assertThat(exposure.path("limitCents").asLong()).isEqualTo(1_000_00);
        assertThat(exposure.path("availableCents").asLong()).isEqualTo(400_00);
        assertThat(program().get("/accounts/C001/credit-limits").is(200).each("reason"))
                .containsExactly("three years");
        put(program(), path("/credit-limit"), Map.of("amountCents", 1, "currency", "EUR", "reason", ""))
                .problem(422);
        put(program(), path("/credit-limit"), Map.of("amountCents", -1, "currency", "EUR", "reason", "wrong"))
                .problem(422);
        put(program(), path("/credit-limit"), Map.of("amountCents", 1, "currency", "EURO", "reason", "wrong"))
                .problem(422);
        program().get("/accounts/999999999/exposure").problem(404);
    }

    @Test
    void anOrderBeyondTheLimitIsHeldAndDecided() {
        var asked = post(program(), "/credit-decisions", order("S-1", 500_00))
                .is(200)
                .json();
        assertThat(asked.path("decision").asString()).isEqualTo("held");
        assertThat(asked.path("reasons").get(0).asString()).isEqualTo("over-limit");
        assertThat(asked.path("exposureCents").asLong()).isEqualTo(600_00);
        var id = asked.path("id").asLong();
        assertThat(program()
                        .get("/credit-decisions?state=open&account=C001")
                        .is(200)
                        .each("subject"))
                .containsExactly("api:S-1");
        post(program(), "/credit-decisions/" + id + "/rulings", Map.of("act", "release-once"))
                .problem(422);
        post(program(), "/credit-decisions/" + id + "/rulings", Map.of("act", "shrug", "reason", "so"))
                .problem(422);
        var ruled = post(
                        program(),
                        "/credit-decisions/" + id + "/rulings",
                        Map.of("act", "release-once", "reason", "paid for ten years"))
                .is(200)
                .json();
        assertThat(ruled.path("state").asString()).isEqualTo("released");
        post(program(), "/credit-decisions/" + id + "/rulings", Map.of("act", "refuse", "reason", "too late"))
                .problem(409);
        assertThat(program().get("/credit-decisions/" + id + "/rulings").is(200).each("act"))
                .containsExactly("release-once");
        assertThat(program()
                        .get(path("/exposure"))
                        .is(200)
                        .json()
                        .path("exposureCents")
                        .asLong())
                .isEqualTo(1_100_00);
        post(program(), "/credit-decisions/" + id + 1_000_000 + "/seconds", Map.of("agree", true))
                .problem(404);
    }

    @Test
    void aCoverIsAskedGrantedAndEnded() {
        post(program(), path("/covers"), Map.of("insurer", "Rempart", "amountCents", 5_000_00))
                .is(201);
        var id = program()
                .get(path("/covers"))
                .is(200)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asLong();
        assertThat(post(program(), "/covers/" + id + "/answers", Map.of("state", "granted", "amountCents", 4_000_00))
                        .is(200)
                        .json()
                        .path("grantedCents")
                        .asLong())
                .isEqualTo(4_000_00);
        assertThat(post(program(), "/covers/" + id + "/answers", Map.of("state", "cancelled", "reason", "claims"))
                        .is(200)
                        .json()
                        .path("grantedCents")
                        .asLong())
                .isZero();
        post(program(), "/covers/" + id + "/answers", Map.of("state", "granted"))
                .problem(422);
        post(program(), path("/covers"), Map.of("insurer", "", "amountCents", 1))
                .problem(422);
    }

    @Test
    void anAccountMadeByAProgramIsHeldByItsLimitAndNothingElse() {
        credit.changePolicy(program().tenant, CreditPolicy.USUAL, "test");
        var made = post(program(), "/accounts", Map.of("code", "C777", "name", "Atelier Nord"))
                .is(201)
                .json();
        var order = Map.of("subject", "N-1", "account", "C777", "amountCents", 5_00, "currency", "EUR");
        assertThat(post(program(), "/credit-decisions", order)
                        .is(200)
                        .json()
                        .path("decision")
                        .asString())
                .isEqualTo("approved");
        var limit = Map.of("amountCents", 4_99, "currency", "EUR", "reason", "small");
        put(program(), "/accounts/" + made.path("id").asLong() + "/credit-limit", limit)
                .is(200);
        assertThat(post(program(), "/credit-decisions", order)
                        .is(200)
                        .json()
                        .path("reasons")
                        .get(0)
                        .asString())
                .isEqualTo("over-limit");
    }

    private static Map<String, Object> order(String subject, long cents) {
        return Map.of("subject", subject, "account", "C001", "amountCents", cents, "currency", "EUR");
    }

    private String path(String end) {
        return "/accounts/" + account.value() + end;
    }

    private static Answer post(Program program, String path, Map<String, ?> body) {
        return program.post(path, JsonMapper.shared().writeValueAsString(body));
    }

    private static Answer put(Program program, String path, Map<String, ?> body) {
        return program.put(path, JsonMapper.shared().writeValueAsString(body));
    }
}
