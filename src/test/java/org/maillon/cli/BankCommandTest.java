package org.maillon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BankCommandTest {
    private static final String GOOD = """
            :20:STARTUMS
            :25:BE68539007547034
            :28C:12/1
            :60F:C260301EUR100,00
            :61:2603120312C30,00NTRFF1042//B1
            :86:/NAME/J. Jansen/REMI/+++010/8068/17183+++/EREF/E-1
            :61:2603130313RC10,00NTRFNONREF
            :86:/NAME/Klant/REMI/factuur 9/RTRN/MD06
            :62F:C260331EUR120,00
            -
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path good;
    private Path half;

    @BeforeEach
    void write() throws IOException {
        good = Files.writeString(folder.resolve("good.sta"), GOOD);
        half = Files.writeString(folder.resolve("half.sta"), GOOD + GOOD.replace("30,00", "30,12345"));
    }

    @Test
    void tellsEachStatementInJson() {
        assertThat(run(good, "--json")).isZero();
        assertThat(json()).isEqualTo(JsonMapper.shared().readTree("""
                [{"file": "%s", "format": "mt940", "account": "BE68539007547034", "currency": "EUR", "number": "12/1",
                  "openingCents": 10000, "closingCents": 12000, "entries": 2, "creditCents": 3000, "debitCents": 1000,
                  "firstOn": "2026-03-01", "lastOn": "2026-03-31", "balanced": true, "refused": false,
                  "lines": [
                    {"bookedOn": "2026-03-12", "valueOn": "2026-03-12", "amountCents": 3000, "currency": "EUR",
                     "payer": "J. Jansen", "payerIban": null, "reference": "F1042",
                     "structuredReference": "010806817183", "text": "+++010/8068/17183+++", "endToEndId": "E-1",
                     "mandateId": null, "bankReference": "B1", "returned": false, "returnReason": null, "place": 5},
                    {"bookedOn": "2026-03-13", "valueOn": "2026-03-13", "amountCents": -1000, "currency": "EUR",
                     "payer": "Klant", "payerIban": null, "reference": null, "structuredReference": null,
                     "text": "factuur 9", "endToEndId": null, "mandateId": null, "bankReference": null,
                     "returned": true, "returnReason": "MD06", "place": 7}],
                  "problems": []}]""".formatted(good)));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void keepsTheGoodStatementsOfABadBatchAndSaysWhatIsWrongWhere() {
        assertThat(run(half, "--json", "--lang", "en")).isEqualTo(3);
        assertThat(json().size()).isEqualTo(2);
        assertThat(json().get(0).get("refused").booleanValue()).isFalse();
        assertThat(json().get(1).get("lines").isEmpty()).isTrue();
        var problem = json().get(1).get("problems").get(0);
        assertThat(problem.get("line").intValue()).isEqualTo(15);
        assertThat(problem.get("code").asString()).isEqualTo("too-many-decimals");
        assertThat(err.toString()).startsWith(half + " – Line 15 – “30,12345” has more decimals");
    }

    @Test
    void refusesAFileInItsPlaceAndReadsTheNext() throws IOException {
        var letter = Files.writeString(folder.resolve("letter.txt"), "Dear bank");
        assertThat(run(letter, folder.resolve("none.xml"), good, "--json", "--lang", "fr"))
                .isEqualTo(3);
        assertThat(json().size()).isEqualTo(3);
        assertThat(json().get(0).get("file").asString()).isEqualTo(letter.toString());
        assertThat(json().get(0).get("problems").get(0).get("code").asString()).isEqualTo("unknown-format");
        assertThat(json().get(1).get("problems").get(0).get("code").asString()).isEqualTo("missing");
        assertThat(json().get(2).get("entries").intValue()).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void tellsAPersonInATable() {
        assertThat(run(good, "--lang", "fr")).isZero();
        assertThat(out.toString().replaceAll("[\\u00A0\\u202F]", " ")).isEqualTo("""
                %s
                  mt940 · BE68539007547034 · EUR · 12/1
                  Du 01/03/2026 au 31/03/2026 : 2 opérations
                  Ouverture 100,00, crédits 30,00, débits 10,00, clôture 120,00 : équilibré
                  12/03/2026             30,00 EUR  J. Jansen                     010806817183
                  13/03/2026            -10,00 EUR  Klant                         factuur 9  [impayé ou retour]

                """.formatted(good));
    }

    @Test
    void wrongArgumentsAreToldApartFromWrongFiles() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(good, "--lang", "de")).isEqualTo(2);
        assertThat(run("--help")).isZero();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private int run(Object... arguments) {
        var command = new CommandLine(new BankCommand());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        var all = new String[arguments.length + 1];
        all[0] = "read";
        for (int i = 0; i < arguments.length; i++) all[i + 1] = arguments[i].toString();
        return command.execute(all);
    }
}
