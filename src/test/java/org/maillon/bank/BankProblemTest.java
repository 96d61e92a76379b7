package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillon.bank.BankProblem.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

class BankProblemTest {
    @ParameterizedTest
    @EnumSource(Code.class)
    void every_problem_has_a_whole_sentence_in_three_languages(Code code) {
        for (var language : Language.values()) {
            var texts = Texts.in(language);
            var key = "bank.problem." + code.name();
            assertThat(texts.has(key)).as(key + " " + language).isTrue();
            var problem = new BankProblem(12, 3, code, code.examples());
            assertThat(problem.say(texts))
                    .as(key + " " + language)
                    .doesNotContain("{", "}", "''")
                    .matches("(?s).*[.…]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            FR ! Ligne 7 – Le relevé n’est pas équilibré : ouverture 1 000,00, opérations -20,50, clôture 980,00, écart 0,50. Il manque sans doute des opérations : téléchargez-le de nouveau avant de l’accepter.
            NL ! Regel 7 – Het uittreksel is niet in evenwicht: beginsaldo 1.000,00, verrichtingen -20,50, eindsaldo 980,00, verschil 0,50. Wellicht ontbreken er verrichtingen: download het opnieuw voor u het aanvaardt.
            EN ! Line 7 – The statement does not balance: opening 1,000.00, movements -20.50, closing 980.00, difference 0.50. Movements are probably missing: download it again before you accept it.
            """)
    void amounts_are_written_as_the_language_does(Language language, String sentence) {
        var problem = BankProblem.of(7, 0, Code.UNBALANCED, "1000.00", "-20.50", "980.00", "0.50");
        assertThat(problem.say(Texts.in(language)).replaceAll("[\\u00A0\\u202F]", " "))
                .isEqualTo(sentence);
    }
}
