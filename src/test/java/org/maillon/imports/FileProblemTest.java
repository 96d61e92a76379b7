package org.maillon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillon.imports.FileProblem.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

class FileProblemTest {
    @ParameterizedTest
    @EnumSource(Code.class)
    void every_problem_has_a_whole_sentence_in_three_languages(Code code) {
        for (var language : Language.values()) {
            var texts = Texts.in(language);
            var key = "imports.problem." + code.name();
            assertThat(texts.has(key)).as(key + " " + language).isTrue();
            var problem = new FileProblem(12, 3, code, code.examples());
            assertThat(problem.say(texts))
                    .as(key + " " + language)
                    .doesNotContain("{", "}", "''")
                    .matches("(?s).*[.…]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            FR ! Ligne 2 : l’écriture 15 du journal ACH, du 30/09/2021, n’est pas équilibrée ; écart 5 672,84. Vérifiez-la dans votre logiciel comptable et refaites l’export.
            NL ! Regel 2: boeking 15 van dagboek ACH van 30/09/2021 is niet in evenwicht; verschil 5.672,84. Controleer ze in uw boekhoudpakket en maak de export opnieuw.
            EN ! Line 2: entry 15 of journal ACH, dated 30/09/2021, does not balance; difference 5,672.84. Check it in your accounting software and run the export again.
            """)
    void amounts_and_days_are_written_as_the_language_does(Language language, String sentence) {
        var problem = FileProblem.of(2, 0, Code.UNBALANCED_ENTRY, "ACH", "15", "2021-09-30", "5672.84");
        assertThat(problem.say(Texts.in(language)).replaceAll("[\\u00A0\\u202F]", " "))
                .isEqualTo(sentence);
    }
}
