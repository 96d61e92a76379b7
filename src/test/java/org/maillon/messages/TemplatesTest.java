package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.messages.ReminderLetter.Tone;
import org.springframework.beans.factory.annotation.Autowired;

class TemplatesTest extends DatabaseTest {
    @Autowired
    private Templates templates;

    @Test
    void theWordsThatMaillonComesWithAreSoundInEveryLanguage() {
        for (var name : StandardTemplates.NAMES)
            assertThat(templates.check(templates.standard(name))).as(name).isEmpty();
    }

    @Test
    void whatACompanyWroteIsSaidFromThenOnAndOnlyByIt() {
        var mine = tenant();
        var other = newTenant();
        assertThat(templates.save(mine, "first", words("Petit rappel de {{company}}"), "Alice"))
                .isEmpty();
        assertThat(templates.words(mine, "first", Tone.FIRST, Language.FR).subject())
                .isEqualTo("Petit rappel de {{company}}");
        assertThat(templates.words(other, "first", Tone.FIRST, Language.FR).subject())
                .doesNotContain("Petit");
        assertThat(templates.list(mine)).contains(new Templates.Listed("first", 1, true));
        companies.remove(other);
    }

    @Test
    void aStepWhoseTemplateNobodyWroteSpeaksInItsTone() {
        assertThat(templates.words(tenant(), "unwritten", Tone.SECOND, Language.NL))
                .isEqualTo(templates.standard("second").get(Language.NL));
    }

    @Test
    void aNameThatCannotStandInAnAddressIsRefused() {
        assertThatThrownBy(() -> templates.save(tenant(), "../first", words("Rappel"), "Alice"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void aMissingLanguageIsRefusedBecauseACustomerWouldReceiveIt() {
        var texts = words("Rappel");
        texts.remove(Language.NL);
        assertThat(templates.check(texts))
                .containsExactly(new TemplateProblem(Language.NL, "missing-language", "", ""));
        assertThat(templates.save(tenant(), "first", texts, "Alice")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Cher {{client}}               | unknown-variable | client
            Vous devez {{total}           | open-braces      | ''
            <script>alert(1)</script>     | markup           | <script>
            Bonjour <b>{{customer}}</b>   | markup           | <b>
            Moins de < 10 jours, merci    |                  |
            {{ total }} avant {{payBy}}   |                  |
            """)
    void wordsAreCheckedBeforeTheyAreKept(String opening, String reason, String detail) {
        var texts = words("Rappel");
        texts.put(Language.EN, new TemplateText("Reminder", opening, "", ""));
        var expected =
                reason == null ? List.of() : List.of(new TemplateProblem(Language.EN, reason, "opening", detail));
        assertThat(templates.check(texts)).isEqualTo(expected);
        templates
                .check(texts)
                .forEach(problem -> assertThat(problem.in(Language.FR)).contains(detail));
    }

    private static Map<Language, TemplateText> words(String subject) {
        var texts = new EnumMap<Language, TemplateText>(Language.class);
        for (var language : Language.values())
            texts.put(language, new TemplateText(subject, "Bonjour {{customer}}, {{total}}.", "", ""));
        return texts;
    }
}
