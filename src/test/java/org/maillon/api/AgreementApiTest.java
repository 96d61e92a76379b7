package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class AgreementApiTest extends ApiTest {
    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    private long item;
    private LocalDate today;

    @BeforeEach
    void anInvoice() {
        today = LocalDate.now(clock);
        var books = new SmallBooks(scope, sql, events, program().tenant);
        item = books.invoice(books.customer("C001"), "F-1", today, 100_000);
    }

    @Test
    void aDisputeIsOpenedSettledOnceAndListed() {
        var opened = post(program(), "/disputes", Map.of("openItem", item, "amountCents", 12_050, "cause", "damaged"))
                .is(201);
        var id = opened.json().path("id").asLong();
        assertThat(program().get("/disputes?state=open&account=C001").is(200).each("reference"))
                .containsExactly("F-1");
        post(program(), "/disputes/" + id + "/settlement", Map.of("reason", "")).problem(422);
        post(program(), "/disputes/" + id + "/settlement", Map.of("reason", "Avoir AV-1"))
                .is(200);
        assertThat(post(program(), "/disputes/" + id + "/rejection", Map.of("reason", "Non"))
                        .problem(409)
                        .toString())
                .contains("Rouvrez-le");
        post(program(), "/disputes", Map.of("openItem", item, "cause", "mood")).problem(422);
        post(program(), "/disputes", Map.of("openItem", item, "cause", "price", "amountCents", 100_001))
                .problem(409);
    }

    @Test
    void aPromiseIsWrittenDownAndTakenBack() {
        var body = Map.of(
                "account",
                "C001",
                "openItem",
                item,
                "promisedOn",
                today.plusDays(40).toString(),
                "channel",
                "phone");
        var made = post(program(), "/promises", body).is(201);
        assertThat(made.json().path("promisedCents").asLong()).isEqualTo(100_000);
        var id = made.json().path("id").asLong();
        assertThat(post(program(), "/promises/" + id + "/withdrawal", Map.of())
                        .is(200)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("withdrawn");
        post(program(), "/promises/" + id + "/withdrawal", Map.of()).problem(409);
        post(program(), "/promises", Map.of("account", "C001", "promisedOn", "2026-02-30"))
                .problem(422);
        post(program(), "/promises", Map.of("account", "C404", "promisedOn", today.toString()))
                .problem(404);
    }

    @Test
    void aPlanSpreadsExactlyWhatIsOpen() {
        var half = Map.of("dueOn", today.plusDays(5).toString(), "amountCents", 50_000);
        var rest = Map.of("dueOn", today.plusDays(35).toString(), "amountCents", 50_000);
        var short1 = Map.of("account", "C001", "openItems", List.of(item), "instalments", List.of(half));
        assertThat(post(program(), "/repayment-plans", short1).problem(409).toString())
                .contains("répartit");
        var whole = Map.of("account", "C001", "openItems", List.of(item), "instalments", List.of(half, rest));
        var id = post(program(), "/repayment-plans", whole)
                .is(201)
                .json()
                .path("id")
                .asLong();
        assertThat(post(program(), "/repayment-plans/" + id + "/proposal", Map.of())
                        .is(200)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("proposed");
        var backwards = Map.of("account", "C001", "openItems", List.of(item), "instalments", List.of(rest, half));
        post(program(), "/repayment-plans", backwards).problem(422);
    }

    @Test
    void aLinkIsToldOnceAndRevoked() {
        var issued = post(program(), "/accounts/C001/customer-links", Map.of("recipient", "Claire"))
                .is(201);
        assertThat(issued.json().path("address").asString()).contains("/c/");
        var listed = program().get("/accounts/C001/customer-links").is(200);
        assertThat(listed.response().body()).doesNotContain("/c/").contains("Claire");
        var id = issued.json().path("id").asLong();
        post(program(), "/accounts/C001/customer-links/" + id + "/revocation", Map.of())
                .is(204);
        post(program(), "/accounts/C001/customer-links/" + id + "/revocation", Map.of())
                .problem(404);
    }

    @Test
    void anotherCompanysAreNotThereAndAReaderChangesNothing() {
        var id = post(program(), "/disputes", Map.of("openItem", item, "cause", "price"))
                .is(201)
                .json()
                .path("id")
                .asLong();
        var neighbour = newProgram(Role.OWNER);
        neighbour.get("/disputes/" + id).problem(404);
        post(neighbour, "/disputes/" + id + "/settlement", Map.of("reason", "x"))
                .problem(404);
        post(neighbour, "/disputes", Map.of("openItem", item, "cause", "price")).problem(404);
        neighbour.get("/accounts/C001/customer-links").problem(404);
        assertThat(neighbour.get("/open-items/" + item + "/documents").is(200).each("id"))
                .isEmpty();
        var reader = withRole(Role.READ_ONLY);
        reader.get("/disputes").is(200);
        post(reader, "/disputes", Map.of("openItem", item, "cause", "price")).is(403);
    }

    private static Answer post(Program program, String path, Map<String, ?> body) {
        return program.post(
                path, tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body));
    }
}
