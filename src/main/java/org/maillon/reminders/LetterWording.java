package org.maillon.reminders;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.messages.LetterText;
import org.maillon.reminders.ReminderLetter.Line;

/** Words a reminder in the customer's language, as plain text and as HTML of the same sentences. */
final class LetterWording {
    private final ReminderLetter letter;
    private final Texts texts;
    private final String signature;

    private LetterWording(ReminderLetter letter, String signature) {
        this.letter = letter;
        this.texts = Texts.in(letter.language());
        this.signature = signature;
    }

    static LetterText word(ReminderLetter letter, String signature) {
        var words = new LetterWording(letter, signature);
        return new LetterText(words.subject(), words.html(), words.plain());
    }

    private String subject() {
        return say("subject." + tone(), letter.accountName(), asked());
    }

    private List<String> opening() {
        return List.of(say("greeting"), say("opening." + tone(), asked()));
    }

    private List<String> closing() {
        var closing = new ArrayList<String>();
        if (letter.credited().isPositive())
            closing.add(say("credited", letter.credited().display(letter.language())));
        closing.add(say("closing." + tone()));
        closing.add(say("regards"));
        closing.add(signature);
        return closing;
    }

    private String plain() {
        var parts = new ArrayList<>(opening());
        parts.add(plain(letter.chased()));
        if (!letter.others().isEmpty()) {
            parts.add(say("others"));
            parts.add(plain(letter.others()));
        }
        parts.addAll(closing());
        return String.join("\n\n", parts) + "\n";
    }

    private String plain(List<Line> lines) {
        return lines.stream().map(line -> "- " + words(line)).collect(joining("\n"));
    }

    private String words(Line line) {
        var key = line.owed().equals(line.open()) ? "line" : "line.covered";
        return say(
                key,
                line.reference(),
                day(line.issuedOn()),
                line.dueOn() == null ? say("undated") : day(line.dueOn()),
                line.open().display(letter.language()),
                line.owed().display(letter.language()));
    }

    private String html() {
        var body = new StringBuilder();
        opening().forEach(sentence -> body.append(paragraph(sentence)));
        body.append(html(letter.chased()));
        if (!letter.others().isEmpty()) body.append(paragraph(say("others"))).append(html(letter.others()));
        closing().forEach(sentence -> body.append(paragraph(sentence)));
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:sans-serif;line-height:1.5;max-width:40rem">
                %s</body></html>
                """.formatted(letter.language().code(), escaped(subject()), body);
    }

    private String html(List<Line> lines) {
        return lines.stream()
                .map(line -> "<li>" + escaped(words(line)) + "</li>\n")
                .collect(joining("", "<ul>\n", "</ul>\n"));
    }

    private static String paragraph(String sentence) {
        return "<p>" + escaped(sentence) + "</p>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private String say(String key, Object... arguments) {
        return texts.say("reminders.letter." + key, arguments);
    }

    private String tone() {
        return ReminderStore.lower(letter.tone());
    }

    private String asked() {
        return letter.asked().display(letter.language());
    }

    private String day(LocalDate day) {
        return written(day, letter.language());
    }

    /** The day as the language's country writes it in a sentence: 3 mars 2026. */
    static String written(@Nullable LocalDate day, Language language) {
        if (day == null) return "";
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }
}
