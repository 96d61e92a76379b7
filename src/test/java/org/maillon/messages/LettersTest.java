package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.messages.ReminderLetter.Claims;
import org.maillon.messages.ReminderLetter.Credit;
import org.maillon.messages.ReminderLetter.Creditor;
import org.maillon.messages.ReminderLetter.Line;
import org.maillon.messages.ReminderLetter.Tone;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class LettersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Path FOLDER = Path.of("target", "letters");

    private final Letters letters = letters();

    /** Letters of a company whose customers have no page. */
    static Letters letters() {
        return new Letters(new StaticListableBeanFactory().getBeanProvider(AnswerPages.class));
    }

    static Stream<Arguments> everyToneInEveryLanguage() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Tone.values()).map(tone -> Arguments.of(language, tone)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyToneInEveryLanguage")
    void bothFormsSayTheSame(Language language, Tone tone) throws IOException {
        var written = letters.write(letter(language, tone, "FR", "Hélène Fabre"));
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(tone + "-" + language.code() + ".html"), written.html());
        Files.writeString(FOLDER.resolve(tone + "-" + language.code() + ".txt"), written.plain());
        var html = words(read(written.html()));
        var plain = words(written.plain());
        assertThat(figures(html)).containsExactlyInAnyOrderElementsOf(figures(plain));
        assertThat(html).containsAll(plain);
        assertThat(plain).containsAll(without(html, headings(language)));
        assertThat(written.html()).doesNotContain("<img", "<script", "http");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            FR | 4 321,00 €
            NL | € 4.321,00
            EN | £4,321.00
            """)
    void amountsAreWrittenAsTheLanguagesCountryDoes(Language language, String amount) {
        var currency = language == Language.EN ? java.util.Currency.getInstance("GBP") : Money.EUR;
        var letter = letter(language, Tone.FIRST, "FR", null);
        var written = letters.write(new ReminderLetter(
                letter.creditor(),
                "FR",
                letter.customerName(),
                null,
                language,
                Tone.FIRST,
                currency,
                TODAY,
                TODAY,
                letter.lines(),
                letter.credits(),
                432_100,
                null));
        assertThat(plainBlanks(written.plain())).contains(amount);
        assertThat(plainBlanks(written.subject())).contains(amount);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            FR | COURTESY | FR |
            FR | FIRST    | FR |
            FR | SECOND   | FR | L441-10 du code de commerce
            FR | THIRD    | BE | Loi du 2 août 2002
            NL | SECOND   | BE | Wet van 2 augustus 2002
            NL | THIRD    | FR | L441-10 van de Franse code de commerce
            EN | SECOND   | FR | L441-10 of the French commercial code
            EN | THIRD    | BE | law of 2 August 2002
            EN | THIRD    | DE |
            """)
    void theLawIsRecalledFromTheSecondReminderOn(
            Language language, Tone tone, String country, @Nullable String mention) {
        var plain = letters.write(letter(language, tone, country, null)).plain();
        if (mention == null) assertThat(plain).doesNotContain("L441-10", "2002");
        else assertThat(plain).contains(mention);
    }

    @Test
    void theThirdReminderAnnouncesTheNextStepAndTheDay() {
        var plain = letters.write(letter(Language.FR, Tone.THIRD, "FR", null)).plain();
        assertThat(plainBlanks(plain))
                .contains("le 1er décembre 2026")
                .contains("mise en demeure par lettre recommandée");
    }

    @Test
    void whatOthersWroteIsShownAndNeverObeyed() {
        var line = new Line("F-1<script>alert(1)</script>", "PO\r\n\u202Egpj.exe", TODAY, TODAY, 100, 100, 3, true);
        var base = letter(Language.FR, Tone.FIRST, "FR", "\"><img src=x onerror=alert(1)>\nBcc: x");
        var written = letters.write(new ReminderLetter(
                base.creditor(),
                "FR",
                "A & B <b>",
                base.contactName(),
                Language.FR,
                Tone.FIRST,
                Money.EUR,
                TODAY,
                TODAY,
                List.of(line),
                List.of(),
                100,
                null));
        assertThat(written.html())
                .doesNotContain("<script", "<img", "<b>", "\u202E")
                .contains("F-1&lt;script&gt;", "A &amp; B &lt;b&gt;");
        assertThat(written.plain()).contains("A & B <b>").doesNotContain("\u202E", "\r", "\nBcc");
        assertThat(written.subject()).doesNotContain("\n");
    }

    static ReminderLetter letter(Language language, Tone tone, String country, @Nullable String contact) {
        int late = tone == Tone.COURTESY ? -8 : 12 + 15 * tone.ordinal();
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "F2026-0412",
                "PO-88731",
                TODAY.minusDays(late + 30),
                TODAY.minusDays(late),
                480_000,
                480_000,
                late,
                true));
        lines.add(
                new Line("F2026-0455", null, TODAY.minusDays(late + 20), TODAY.minusDays(1), 125_050, 65_050, 1, true));
        lines.add(new Line(
                "F2026-0501", "PO-90012", TODAY.minusDays(10), TODAY.plusDays(20), 89_900, 89_900, -20, false));
        return new ReminderLetter(
                new Creditor(
                        "Ateliers Morel",
                        "Anne Morel",
                        "+33 4 78 00 00 00",
                        "Ateliers Morel SAS",
                        new Iban("FR7630006000011234567890189"),
                        "AGRIFRPP",
                        "C-1042"),
                country,
                "Brasserie du Pont",
                contact,
                language,
                tone,
                Money.EUR,
                TODAY,
                TODAY.plusDays(8),
                lines,
                List.of(new Credit(
                        language == Language.FR
                                ? "Avoir AV-031"
                                : language == Language.NL ? "Creditnota AV-031" : "Credit note AV-031",
                        20_000)),
                525_050,
                tone.ordinal() >= 2 ? new Claims(8_000, 4_217) : null);
    }

    /** What a person reads in the HTML: its body without tags. */
    private static String read(String html) {
        return html.substring(html.indexOf("<body"))
                .replaceAll("(?s)<[^>]*>", " ")
                .replace("&nbsp;", " ")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&amp;", "&");
    }

    private static List<String> words(String text) {
        return Stream.of(plainBlanks(text).split("[\\s:•()·]+"))
                .filter(word -> !word.isEmpty() && !word.equals("--"))
                .sorted()
                .toList();
    }

    /** Amounts, days and references: each as often in the one as in the other. */
    private static List<String> figures(List<String> words) {
        return words.stream().filter(word -> word.matches(".*[0-9].*")).toList();
    }

    private static List<String> without(List<String> words, List<String> left) {
        return words.stream().filter(word -> !left.contains(word)).toList();
    }

    /** The text has no table, so not all of its headings. */
    private static List<String> headings(Language language) {
        var texts = Texts.in(language);
        return words(texts.say("messages.letter.reference") + " " + texts.say("messages.letter.open"));
    }

    private static String plainBlanks(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
