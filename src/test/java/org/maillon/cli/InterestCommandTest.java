package org.maillon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class InterestCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void answersInJson() {
        int code = run("--regime fr-b2b --principal 12000.00 --due 2026-05-31 --paid 2026-08-31 --json");
        assertThat(code).isZero();
        assertThat(JsonMapper.shared().readTree(out.toString()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"interestCents": 37259, "recoveryFeeCents": 4000,
                 "principalOpenCents": 1200000, "interestOpenCents": 37259,
                 "periods": [
                   {"from": "2026-06-01", "to": "2026-06-30", "days": 30, "ratePercent": 12.15,
                    "principalCents": 1200000, "cents": 11984, "source": "several-sources"},
                   {"from": "2026-07-01", "to": "2026-08-31", "days": 62, "ratePercent": 12.40,
                    "principalCents": 1200000, "cents": 25275, "source": "several-sources"}],
                 "warnings": []}"""));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void countsPartPayments() {
        run("--regime fr-b2b --principal 10000 --due 2026-04-30 --paid 2026-09-03 --part 4000.00@2026-07-01 --json");
        var answer = JsonMapper.shared().readTree(out.toString());
        assertThat(answer.get("interestCents").asLong()).isEqualTo(34_139);
        assertThat(answer.get("principalOpenCents").asLong()).isEqualTo(620_645);
    }

    @Test
    void warnsOfARateBelowTheLegalMinimum() {
        run("--regime fr-b2b --principal 12000 --due 2026-03-31 --paid 2026-05-15 --rate 5 --json");
        assertThat(JsonMapper.shared()
                        .readTree(out.toString())
                        .get("warnings")
                        .get(0)
                        .asString())
                .contains("5,00\u00a0%", "minimum légal du 1er semestre 2026 (7,86\u00a0%)");
    }

    @Test
    void namesTheArticleThatStopsInterestOnTheEveOfTheJudgment() {
        var asked = "--regime fr-b2b --principal 12000 --due 2026-05-31 --paid 2026-08-31 --insolvent 2026-07-10";
        run(asked);
        assertThat(out.toString())
                .contains("Intérêts arrêtés au 09/07/2026, la veille du jugement d’ouverture du 10/07/2026"
                        + " (Code de commerce, art. L622-28)");
        out.getBuffer().setLength(0);
        run(asked + " --json");
        assertThat(JsonMapper.shared().readTree(out.toString()).get("stopped").asString())
                .contains("L622-28");
    }

    @Test
    void tellsInFrench() {
        int code = run("--regime be-b2b --principal 12000,00 --due 2026-05-31 --paid 2026-08-31");
        assertThat(code).isZero();
        assertThat(out.toString().replace('\u00a0', ' ').replace('\u202f', ' ')).isEqualTo("""
                Du 01/06/2026 au 30/06/2026 : 30 jours à 10,50 % sur 12 000,00 € (taux légal, une seule source) : 103,56 €
                Du 01/07/2026 au 31/08/2026 : 62 jours à 10,50 % sur 12 000,00 € (taux calculé d’après la loi, publication à vérifier) : 214,03 €
                Intérêts de retard : 317,59 €
                Indemnité forfaitaire de recouvrement : 40,00 €
                Reste dû : principal 12 000,00 €, intérêts 317,59 €
                """);
    }

    @Test
    void refusesAnUnknownHalfYear() {
        int code = run("--regime fr-b2b --principal 12000 --due 2026-11-30 --paid 2027-02-01 --json");
        assertThat(code).isEqualTo(3);
        var refusal = JsonMapper.shared().readTree(out.toString());
        assertThat(refusal.get("refused").asString()).isEqualTo("rate-unknown");
        assertThat(refusal.get("halfYear").asString()).isEqualTo("2027-1");
        assertThat(err.toString()).contains("1er semestre 2027");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
        --regime fr-b2c --principal 1 --due 2026-01-01 --paid 2026-02-01                    | fr-b2b, fr-b2g, be-b2b
        --regime fr-b2b --principal 1.005 --due 2026-01-01 --paid 2026-02-01                | montant en euros
        --regime fr-b2b --principal -1 --due 2026-01-01 --paid 2026-02-01                   | négatif
        --regime fr-b2b --principal 1 --due 01/01/2026 --paid 2026-02-01                    | pas un jour
        --regime fr-b2b --principal 1 --due 2026-01-01                                      | --paid
        --regime fr-b2b --principal 1 --due 2026-01-01 --paid 2026-02-01 --rate 5%%         | taux annuel
        --regime fr-b2b --principal 1 --due 2026-01-01 --paid 2026-02-01 --part 1           | paiement partiel
        --regime fr-b2b --principal 1 --due 2026-01-01 --paid 2026-02-01 --part 1@demain    | pas un jour
        --regime fr-b2b --principal 1 --due 2026-01-01 --paid 2026-02-01 --imputation both  | interest-first
        --regime fr-b2b --principal 1 --due 2026-01-01 --paid 2026-02-01 --surprise         | --surprise
        """)
    void badArgumentsAreTwo(String arguments, String said) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(said).doesNotContain("Exception", "\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void hasHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--imputation=I", "interest-first (par défaut)");
    }

    private int run(String arguments) {
        return new CommandLine(new InterestCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.split(" +"));
    }
}
