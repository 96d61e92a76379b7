package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {
    static Stream<String> modules() {
        return Texts.MODULES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Language.class)
    void everySentenceIsSaidInEveryLanguage(Language language) {
        assertThat(Texts.in(language).keys())
                .containsExactlyInAnyOrderElementsOf(Texts.in(Language.FR).keys());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Language.class)
    void everySentenceFormats(Language language) {
        var texts = Texts.in(language);
        for (var key : texts.keys()) {
            assertThatCode(() -> texts.say(key, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                    .as(key)
                    .doesNotThrowAnyException();
            assertThat(texts.say(key, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                    .as("%s in %s: a straight apostrophe swallows arguments", key, language)
                    .isNotBlank()
                    .doesNotContain("{", "}");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void everyLanguagePutsInTheSameArguments(String module) throws IOException {
        var french = read(module, Language.FR);
        for (var language : Language.values()) {
            var sentences = read(module, language);
            for (var key : sentences.stringPropertyNames()) {
                assertThat(key).startsWith(module + ".");
                assertThat(arguments(sentences.getProperty(key)))
                        .as(key + " in " + language)
                        .isEqualTo(arguments(french.getProperty(key, "")));
            }
        }
    }

    @Test
    void noSentenceStandsTwiceInAFileAndHidesAnother() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/texts"))) {
            for (var file : files.toList()) {
                var keys = Files.readAllLines(file).stream()
                        .filter(line -> line.matches("[a-z][^#=]*=.*"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
                assertThat(keys).as(file.toString()).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aMissingSentenceIsAFault() {
        assertThatCode(() -> Texts.in(Language.FR).say("kernel.none")).hasMessageContaining("kernel.none");
    }

    private static int arguments(String sentence) {
        return new MessageFormat(sentence).getFormatsByArgumentIndex().length;
    }

    private static Properties read(String module, Language language) throws IOException {
        var sentences = new Properties();
        var name = "/texts/" + module + "_" + language.code() + ".properties";
        try (var in = TextsTest.class.getResourceAsStream(name)) {
            if (in != null) sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}
