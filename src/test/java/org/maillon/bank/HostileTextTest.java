package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.bank.BankProblem.Code;

/** Files that no bank makes: each is told within seconds, however often it repeats what it repeats. */
class HostileTextTest {
    private static final int MANY = 1 << 20;

    private static String file(String what) {
        return switch (what) {
            case "tags of amounts inside one another" ->
                "<OFX><STMTRS><CURDEF>EUR<STMTTRN>" + "<CURRENCY>".repeat(MANY);
            case "nothing but opening brackets" -> "<OFX>" + "<".repeat(MANY);
            case "one value without end" -> "<OFX><STMTRS><CURDEF>" + "E".repeat(MANY);
            case "statements without end" -> "!Type:Bank\n".repeat(MANY);
            case "entries without end" -> "!Type:Bank\n" + "D1/1/26\nT1\n^\n".repeat(400_000);
            case "quotes without end" -> "Date;Libellé;Montant\n" + "\"".repeat(MANY);
            case "columns without end" -> ("Date;Montant" + ";a".repeat(50_000) + "\n").repeat(20);
            case "header of a statement again and again" ->
                "0000021052600105%s2\n".formatted(" ".repeat(111)).repeat(30_000);
            default -> throw new IllegalArgumentException(what);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tags of amounts inside one another    | a.ofx | TOO_DEEP
            nothing but opening brackets          | a.ofx | BROKEN_XML
            one value without end                 | a.ofx | VALUE_TOO_LONG
            statements without end                | a.qif | TOO_MANY_LINES
            entries without end                   | a.qif | TOO_MANY_LINES
            quotes without end                    | a.csv | UNCLOSED_QUOTE
            columns without end                   | a.csv | NO_COLUMNS
            header of a statement again and again | a.cod | TOO_MANY_LINES
            """)
    void what_never_ends_is_refused(String what, String name, Code code) {
        var problem = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> GivenFile.refusal(name, file(what)));

        assertThat(problem.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            =cmd|'/c calc'!A1
            <script>alert(1)</script>
            ${jndi:ldap://x/y}
            """)
    void what_a_payer_writes_stays_text(String words) {
        var list = "Date;Libellé;Montant\n21/05/2026;\"%s\";1,00\n".formatted(words);

        assertThat(GivenFile.one("a.csv", list).lines())
                .extracting(StatementLine::text)
                .isEqualTo(List.of(words));
    }
}
