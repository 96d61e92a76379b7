package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.customers.Customers;
import org.maillon.customers.Merges;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class AccountApiTest extends ApiTest {
    @Autowired
    private Customers customers;

    @Autowired
    private Merges merges;

    @Test
    void anAccountIsOpenedWithItsPeopleAndNothingIsAskedOfItButWhatIsSaid() {
        var made = program().post("/accounts", """
                {"code": "C042", "name": "Menuiserie Blanc", "number": "732 829 320", "terms": "90",
                 "billingAddress": {"lines": ["12 rue des Tanneurs"], "postcode": "69007", "town": "Lyon"},
                 "contacts": [{"role": "pays", "name": "Anne Roux", "email": "anne@example.fr"}]}""").is(201);
        assertThat(made.json().path("code").asString()).isEqualTo("C042");
        assertThat(made.json().path("warnings").toString()).contains("L441-10");

        var account = program().get("/accounts/C042").is(200).json();
        assertThat(account.path("siren").asString()).isEqualTo("732829320");
        assertThat(account.path("contacts").toString()).contains("anne@example.fr");
        var profile = program().get("/accounts/C042/profile").is(200).json();
        assertThat(profile.path("purchaseOrder").asString()).isEqualTo("not-required");
        assertThat(profile.path("termsAcceptanceRequired").asBoolean()).isFalse();
        assertThat(program()
                        .get("/accounts/C042/billing-address")
                        .is(200)
                        .json()
                        .path("town")
                        .asString())
                .isEqualTo("Lyon");
        assertThat(program().get("/accounts/C042/gaps").is(200).each("gap")).contains("terms-beyond-law", "sector");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsOpened() {
        var problem = program().post("/accounts", """
                {"code": "C042", "name": " ", "siren": "732829321", "terms": "bientôt",
                 "billingAddress": {"lines": ["12 rue des Tanneurs"], "postcode": "690", "town": "Lyon"},
                 "contacts": [{"role": "pays", "name": "Anne", "email": "anne"}, {"role": "boss", "name": "B", "phone": "0478000000"}],
                 "profile": {"sector": "magic"}}""").problem(422);
        assertThat(problem.toString())
                .contains("732 829 321", "serait 0", "bientôt", "690", "anne", "boss", "magic")
                .contains("billingAddress", "contacts[0]", "profile", "name");
        program().get("/accounts/C042").problem(404);
    }

    @Test
    void theSameCompanyTwiceIsRefusedUntilItIsMeant() {
        program()
                .post("/accounts", "{\"name\": \"Blanc\", \"siren\": \"732829320\"}")
                .is(201);
        assertThat(program()
                        .post("/accounts", "{\"name\": \"Blanc SARL\", \"vatNumber\": \"FR44732829320\"}")
                        .problem(409)
                        .toString())
                .contains("C0001");
        program().post("/accounts", """
                {"name": "Blanc SARL", "vatNumber": "FR44732829320", "confirmed": ["already-there"]}""").is(201);
    }

    @Test
    void anAccountIsChangedPartByPart() {
        program().post("/accounts", "{\"code\": \"C1\", \"name\": \"Blanc\"}").is(201);
        program()
                .put("/accounts/C1", "{\"name\": \"Blanc SAS\", \"siret\": \"73282932000074\", \"terms\": \"45 EOM\"}")
                .is(200);
        var account = program().get("/accounts/C1").is(200).json();
        assertThat(account.path("name").asString()).isEqualTo("Blanc SAS");
        assertThat(account.path("siren").asString()).isEqualTo("732829320");
        assertThat(account.path("terms").asString()).isEqualTo("45 EOM");
        program().put("/accounts/C1", "{\"enterpriseNumber\": \"0403019261\"}").problem(422);

        program()
                .put("/accounts/C1/profile", "{\"sector\": \"large-retail\", \"purchaseOrder\": \"required\"}")
                .is(200);
        program().put("/accounts/C1/profile", "{\"parent\": \"C404\"}").problem(422);
        assertThat(program()
                        .get("/accounts/C1/profile")
                        .is(200)
                        .json()
                        .path("sector")
                        .asString())
                .isEqualTo("large-retail");

        var people = program()
                .post(
                        "/accounts/C1/contacts",
                        "{\"role\": \"superior\", \"name\": \"Paul\", \"phone\": \"0478000000\"}")
                .is(201);
        var person = people.json().path("items").path(0).path("id").asLong();
        program().delete("/accounts/C1/contacts/" + person).is(204);
        program().delete("/accounts/C1/contacts/" + person).problem(404);

        var places = program().post("/accounts/C1/delivery-addresses", """
                {"label": "Chantier", "address": {"lines": ["1 rue A"], "postcode": "69007", "town": "Lyon"}}""").is(201);
        var place = places.json().path("items").path(0).path("id").asLong();
        program().delete("/accounts/C1/delivery-addresses/" + place).is(204);
        assertThat(program().get("/accounts/C1/delivery-addresses").is(200).each("id"))
                .isEmpty();
    }

    @Test
    void anotherCompanysAccountIsNotThereAndAReaderChangesNothing() {
        program().post("/accounts", "{\"code\": \"C1\", \"name\": \"Blanc\"}").is(201);
        var neighbour = newProgram(Role.OWNER);
        neighbour.put("/accounts/C1", "{\"name\": \"Mine\"}").problem(404);
        neighbour.put("/accounts/C1/profile", "{}").problem(404);
        neighbour.get("/accounts/C1/delivery-addresses").problem(404);
        var reader = withRole(Role.READ_ONLY);
        reader.post("/accounts", "{\"name\": \"Blanc\"}").problem(403);
        reader.get("/accounts/C1/profile").is(200);
    }

    private static final String LIST = """
            account;name;siren;country;street;postcode;town;contact;email;terms
            C1;Menuiserie Blanc;732829320;FR;12 rue des Tanneurs;69007;Lyon;Anne Roux;anne@example.fr;30
            C2;Garage Noir;443061841;FR;3 quai Sud;44000;Nantes;;noir@example.fr;45 jours fin de mois
            C3;Verts SA;732829321;FR;1 rue Verte;75001;Paris;;verts@example.fr;30
            C4;Brasserie Jaune;;BE;9 Grand-Place;1000;Bruxelles;Luc Maes;luc@example.be;60
            """;

    @Test
    void aListWithThreeGoodLinesAndABadOneIsRefusedWholeOrTakenWithoutIt() {
        var refused = program()
                .upload("/account-lists", Map.of(), "clients.csv", LIST)
                .is(200)
                .json();
        assertThat(refused.path("state").asString()).isEqualTo("refused");
        assertThat(refused.path("problems").path(0).path("line").asInt()).isEqualTo(4);
        assertThat(refused.path("problems").path(0).path("column").asInt()).isEqualTo(3);
        assertThat(refused.path("problems").toString()).contains("732 829 321", "serait 0");
        program().get("/accounts/C1").problem(404);

        var taken = program()
                .upload("/account-lists", Map.of("acceptProblems", "true"), "clients.csv", LIST)
                .is(200)
                .json();
        assertThat(taken.path("state").asString()).isEqualTo("done");
        assertThat(taken.path("counts").path("opened").asInt()).isEqualTo(3);
        assertThat(taken.path("problems").valueStream().count()).isEqualTo(1);
        assertThat(program()
                        .get("/accounts/C4/billing-address")
                        .is(200)
                        .json()
                        .path("town")
                        .asString())
                .isEqualTo("Bruxelles");
        assertThat(program().get("/accounts/C1/contacts").is(200).each("email")).containsExactly("anne@example.fr");

        var again = program()
                .upload("/account-lists", Map.of("acceptProblems", "true"), "clients.csv", LIST)
                .is(200)
                .json();
        assertThat(again.path("counts").path("opened").asInt()).isZero();
        assertThat(again.path("counts").path("known").asInt()).isEqualTo(3);
    }

    @Test
    void aWorkbookWithThreeGoodLinesAndABadOneIsTakenAsTheSameListOfTextIs() throws IOException {
        var refused = list(Map.of(), "clients.xlsx", workbook());
        assertThat(refused.path("state").asString()).isEqualTo("refused");
        assertThat(refused.path("problems").path(0).path("line").asInt()).isEqualTo(4);
        assertThat(refused.path("problems").path(0).path("column").asInt()).isEqualTo(3);
        assertThat(refused.path("problems").toString()).contains("732 829 321", "serait 0");
        program().get("/accounts/C1").problem(404);

        var taken = list(Map.of("acceptProblems", "true"), "clients.xlsx", workbook());
        assertThat(taken.path("state").asString()).isEqualTo("done");
        assertThat(taken.path("counts").path("opened").asInt()).isEqualTo(3);
        assertThat(taken.path("problems").valueStream().count()).isEqualTo(1);
        assertThat(program()
                        .get("/accounts/C1/billing-address")
                        .is(200)
                        .json()
                        .path("postcode")
                        .asString())
                .as("a postcode that the workbook holds as a number")
                .isEqualTo("69007");
        assertThat(program().get("/accounts/C1").is(200).json().path("siren").asString())
                .isEqualTo("732829320");
        program().get("/accounts/C3").problem(404);

        var again = list(Map.of("acceptProblems", "true"), "clients.xlsx", workbook());
        assertThat(again.path("counts").path("opened").asInt()).isZero();
        assertThat(again.path("counts").path("known").asInt()).isEqualTo(3);
    }

    @Test
    void aFileThatOnlyCallsItselfAWorkbookIsRefusedInWords() {
        var refused = list(Map.of(), "clients.xlsx", "PK\u0003\u0004 not a workbook".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.path("state").asString()).isEqualTo("refused");
        assertThat(refused.path("problems").toString()).isNotEqualTo("[]");
    }

    private JsonNode list(Map<String, String> fields, String name, byte[] content) {
        return program()
                .uploadBytes("/account-lists", fields, name, content)
                .is(200)
                .json();
    }

    /** The same list as a program of spreadsheets keeps it: numbers as numbers. */
    private static byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Clients");
            var lines = LIST.lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                var cells = lines.get(line).split(";", -1);
                for (int column = 0; column < cells.length; column++) {
                    var cell = cells[column];
                    if (line > 0 && cell.matches("[0-9]+")) sheet.value(line, column, Long.valueOf(cell));
                    else if (!cell.isEmpty()) sheet.value(line, column, cell);
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void anAccountThatWasJoinedLeadsToTheOneThatGoesOn() {
        program().post("/accounts", "{\"code\": \"C1\", \"name\": \"Blanc\"}").is(201);
        program()
                .post("/accounts", "{\"code\": \"C2\", \"name\": \"Blanc Menuiserie\"}")
                .is(201);
        var into = customers.findByCode(program().tenant, "C1").orElseThrow().id();
        var former = customers.findByCode(program().tenant, "C2").orElseThrow().id();
        merges.merge(program().tenant, former, into, "Claire");

        assertThat(program()
                        .put("/accounts/C2", "{\"name\": \"Autre\"}")
                        .problem(409)
                        .toString())
                .contains("C2", "C1", "Blanc");
        program()
                .post("/accounts/C2/contacts", "{\"role\": \"pays\", \"name\": \"Anne\", \"email\": \"a@example.fr\"}")
                .is(201);
        assertThat(program().get("/accounts/C1/contacts").is(200).each("email")).containsExactly("a@example.fr");
        var order = program().post("/orders", """
                {"account": "C2", "currency": "EUR",
                 "lines": [{"description": "Pose", "quantity": "1", "unitPriceCents": 10000, "taxRate": "20"}]}""").is(201);
        assertThat(program()
                        .get("/orders/" + order.json().path("id").asString())
                        .is(200)
                        .json()
                        .path("account")
                        .asString())
                .isEqualTo("C1");
    }

    @Test
    void aListWithoutNamesIsRefusedWithTheColumnItLacks() {
        var refused = program()
                .upload("/account-lists", Map.of("acceptProblems", "true"), "x.csv", "siren;ville\n732829320;Lyon\n")
                .is(200)
                .json();
        assertThat(refused.path("state").asString()).isEqualTo("refused");
        assertThat(refused.path("problems").toString()).contains("name");
        program().upload("/account-lists", Map.of()).problem(422);
    }
}
