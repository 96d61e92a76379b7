package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.credit.Credit;
import org.maillon.credit.NewLimit;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders, quotes and prices as another program sends and reads them. */
class OrderApiTest extends ApiTest {
    @Autowired
    private Customers customers;

    @Autowired
    private Credit credit;

    @BeforeEach
    void aCustomer() {
        program()
                .imported(
                        Map.of("kind", "open-items", "filename", "list.csv"),
                        "list.csv",
                        LIST_HEADER
                                + "C1;Boulangerie Roy;roy@example.fr;fr;FR;;F-1;2026-10-01;2026-12-30;EUR;100.00;\n");
        assertThat(customers.findByCode(program().tenant, "C1"))
                .get()
                .satisfies(it -> assertThat(it.language()).isEqualTo(Language.FR));
    }

    @Test
    void anOrderIsAnsweredWithItsDecisionAndCountsWithTax() {
        var answer = program()
                .post("/orders", order("PO-77", line("Farine T55", "10", 1_000, "20")))
                .is(201)
                .json();
        assertThat(answer.path("decision").asString()).isEqualTo("approved");
        assertThat(answer.path("reasons").size()).isZero();
        assertThat(answer.path("exposureCents").asLong()).isEqualTo(10_000 + 12_000);
        assertThat(answer.path("limitCents").isNull()).isTrue();
        var told =
                program().get("/orders/" + answer.path("id").asLong()).is(200).json();
        assertThat(told.path("purchaseOrder").asString()).isEqualTo("PO-77");
        assertThat(told.path("grossCents").asLong()).isEqualTo(12_000);
        assertThat(told.path("lines").get(0).path("netCents").asLong()).isEqualTo(10_000);
        assertThat(program().get("/orders?account=C1&state=accepted").is(200).each("number"))
                .containsExactly(told.path("number").asString());
    }

    @Test
    void aboveItsLimitItIsHeldAndTakesNothing() {
        var account = customers.findByCode(program().tenant, "C1").orElseThrow().id();
        var from = LocalDate.of(2026, 1, 1);
        credit.setLimit(
                program().tenant,
                account,
                new NewLimit(Money.euros(15_000), false, from, Optional.empty(), "Décision de la direction"),
                "Anne");
        var held = program()
                .post("/orders", order("PO-1", line("Farine", "10", 1_000, "20")))
                .is(201)
                .json();
        assertThat(held.path("decision").asString()).isEqualTo("held");
        assertThat(held.path("reasons").get(0).asString()).isEqualTo("over-limit");
        assertThat(held.path("exposureCents").asLong()).isEqualTo(10_000);
        assertThat(held.path("limitCents").asLong()).isEqualTo(15_000);
        assertThat(program()
                        .post("/orders", order("PO-2", line("Farine", "4", 1_000, "20")))
                        .is(201)
                        .json()
                        .path("decision")
                        .asString())
                .isEqualTo("approved");
    }

    @Test
    void whatIsWrongIsToldWithItsPlaceAllAtOnce() {
        var problem = program().post("/orders", """
                        {"account": "NOBODY", "currency": "EURO", "lines": [
                          {"description": "Farine", "quantity": -3, "unitPriceCents": 100, "taxRate": 20},
                          {"description": "Farine", "quantity": 3, "unitPriceCents": 100, "taxRate": 0.2},
                          {"description": "Farine", "quantity": 3, "taxRate": 20}]}""").problem(422);
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(it -> it.path("where").asString()))
                .containsExactly("account", "currency", "lines[0]", "lines[1]", "lines[2].unitPriceCents");
        assertThat(problem.path("errors").get(2).path("message").asString()).contains("-3");
        program().post("/orders", order("PO", "")).problem(422);
    }

    @Test
    void aChangeIsDecidedAnewAndWhatEndedChangesNoMore() {
        long id = program()
                .post("/orders", order("PO-9", line("Farine", "1", 1_000, "20")))
                .is(201)
                .json()
                .path("id")
                .asLong();
        program()
                .put("/orders/" + id, "{\"lines\": [" + line("Farine", "2", 1_000, "20") + "], \"reason\": \"Appel\"}")
                .is(200);
        assertThat(program().get("/orders/" + id).json().path("version").asInt())
                .isEqualTo(2);
        var sent = program().post("/orders/" + id + "/confirmation", "").is(200).json();
        assertThat(sent.path("version").asInt()).isEqualTo(2);
        assertThat(sent.path("acknowledgedAt").isNull()).isTrue();
        program().post("/orders/" + id + "/cancellation", "{}").problem(422);
        program()
                .post("/orders/" + id + "/cancellation", "{\"reason\": \"Double\"}")
                .is(200);
        program()
                .put("/orders/" + id, "{\"lines\": [" + line("Farine", "3", 1_000, "20") + "]}")
                .problem(409);
    }

    @Test
    void aPriceFileWithOneBadLineIsRefusedWholeOrTakenWithoutIt() {
        var file = """
                item;name;unit;taxRate;price;from;until
                F55;Farine T55;kg;5,5;1,00;2026-01-01;2026-06-30
                F65;Farine T65;kg;5,5;1,10;2026-01-01;
                LEV;Levure;pièce;5,5;2,00;01/01/2026;
                F55;Farine T55;kg;5,5;1,20;2026-06-30;
                """;
        var refused = program()
                .upload("/price-files", Map.of(), "tarif.csv", file)
                .is(200)
                .json();
        assertThat(refused.path("state").asString()).isEqualTo("refused");
        assertThat(refused.path("problems").get(0).path("line").asInt()).isEqualTo(5);
        assertThat(refused.path("problems").get(0).path("message").asString())
                .contains("2026-06-30 – …")
                .contains("2026-01-01 – 2026-06-30");
        assertThat(program().get("/prices").json().path("items").size()).isZero();
        var taken = program()
                .upload("/price-files", Map.of("leaveOut", "true"), "tarif.csv", file)
                .is(200)
                .json();
        assertThat(taken.path("taken").asInt()).isEqualTo(3);
        assertThat(taken.path("problems").size()).isEqualTo(1);
        assertThat(program()
                        .upload("/price-files", Map.of("leaveOut", "true"), "tarif.csv", file)
                        .json()
                        .path("taken")
                        .asInt())
                .as("taken again it adds nothing")
                .isZero();
    }

    @Test
    void anOrderFileNamesTheUnknownAndTakesTheRest() {
        program().upload("/price-files", Map.of(), "tarif.csv", """
                item;name;unit;taxRate;price;from
                F55;Farine T55;kg;5,5;1,00;2026-01-01
                """).is(200);
        var file = """
                client;commande;article;quantite
                C1;PO-1;F55;10
                C1;PO-1;F55;5
                C1;PO-2;F55;7
                C9;PO-3;F55;7
                C1;PO-4;SUCRE;7
                """;
        var taken = program()
                .upload("/order-files", Map.of("leaveOut", "true"), "commandes.csv", file)
                .is(200)
                .json();
        assertThat(taken.path("taken").asInt()).isEqualTo(2);
        assertThat(taken.path("problems")
                        .valueStream()
                        .map(it -> it.path("line").asInt()))
                .containsExactly(5, 6);
        assertThat(taken.path("problems").get(0).path("message").asString()).contains("C9");
        assertThat(taken.path("problems").get(1).path("message").asString()).contains("SUCRE");
        assertThat(program().get("/orders").json().path("items").size()).isEqualTo(2);
    }

    @Test
    void aUblOrderIsTakenOnceAndAnEntityIsNotRead() {
        var ubl = """
                <?xml version="1.0" encoding="UTF-8"?>%s
                <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
                  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
                  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
                  <cbc:ID>4500012</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                  <cac:BuyerCustomerParty><cac:Party><cac:PartyName><cbc:Name>%s</cbc:Name></cac:PartyName></cac:Party></cac:BuyerCustomerParty>
                  <cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity unitCode="KGM">12.5</cbc:Quantity>
                    <cac:Price><cbc:PriceAmount currencyID="EUR">2.00</cbc:PriceAmount></cac:Price>
                    <cac:Item><cbc:Name>Farine T55</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>5.5</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item>
                  </cac:LineItem></cac:OrderLine>
                </Order>""";
        var good = ubl.formatted("", "Boulangerie Roy");
        var taken = program()
                .upload("/order-files", Map.of(), "order.xml", good)
                .is(200)
                .json();
        assertThat(taken.path("taken").asInt()).as(taken.toString()).isEqualTo(1);
        var order = program()
                .get("/orders/" + taken.path("orders").get(0).asLong())
                .is(200)
                .json();
        assertThat(order.path("purchaseOrder").asString()).isEqualTo("4500012");
        assertThat(order.path("grossCents").asLong()).isEqualTo(2_638);
        assertThat(program()
                        .upload("/order-files", Map.of(), "order.xml", good)
                        .json()
                        .path("known")
                        .asInt())
                .isEqualTo(1);
        var entity = "<!DOCTYPE Order [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        var refused = program()
                .upload("/order-files", Map.of(), "order.xml", ubl.formatted(entity, "&x;"))
                .is(200)
                .json();
        assertThat(refused.path("state").asString()).isEqualTo("refused");
        assertThat(refused.toString()).doesNotContain("root:");
        assertThat(program()
                        .upload("/order-files", Map.of(), "a.xml", "<Invoice/>")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("refused");
        assertThat(program()
                        .upload("/order-files", Map.of(), "a.xml", "<Order><a>")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("refused");
    }

    @Test
    void aQuoteIsMadeAndNotOrderedBeforeItIsAccepted() {
        long id = program()
                .post("/quotes", "{\"account\": \"C1\", \"lines\": [" + line("Farine", "2", 1_000, "20") + "]}")
                .is(201)
                .json()
                .path("id")
                .asLong();
        assertThat(program()
                        .post("/quotes/" + id + "/sending", "")
                        .is(200)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("sent");
        program().post("/quotes/" + id + "/order", "").problem(409);
    }

    @Test
    void aReaderPlacesNothingAndAnotherCompanySeesNothing() {
        withRole(Role.READ_ONLY)
                .post("/orders", order("PO", line("Farine", "1", 100, "20")))
                .is(403);
        long id = program()
                .post("/orders", order("PO", line("Farine", "1", 100, "20")))
                .is(201)
                .json()
                .path("id")
                .asLong();
        newProgram(Role.OWNER).get("/orders/" + id).problem(404);
    }

    private static String order(String number, String lines) {
        return "{\"account\": \"C1\", \"purchaseOrder\": \"%s\", \"currency\": \"EUR\", \"lines\": [%s]}"
                .formatted(number, lines);
    }

    private static String line(String description, String quantity, long price, String rate) {
        return "{\"description\": \"%s\", \"quantity\": %s, \"unitPriceCents\": %d, \"taxRate\": %s}"
                .formatted(description, quantity, price, rate);
    }
}
