package org.maillon.messages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.PaperSheet.AnswerPage;

/** Lays a letter's words out on a sheet of the company. */
final class Paper {
    private Paper() {}

    /** {@code from} is the country it is posted in. */
    static PaperSheet of(
            PaperLetter letter, PostalAddress to, Letterhead head, boolean registered, String from, LocalDate today) {
        var texts = Texts.in(letter.language());
        var day = day(today, letter.language());
        var placeAndDay = head.place().isEmpty() ? day : texts.say("messages.paper.place-and-day", head.place(), day);
        return new PaperSheet(
                letter.words(),
                head.lines(),
                recipient(letter, to, texts, from),
                placeAndDay,
                registered ? texts.say("messages.paper.registered") : "",
                head.window(),
                letter.page() == null
                        ? null
                        : new AnswerPage(
                                texts.say("messages.paper.page"), letter.page().toString()));
    }

    private static List<String> recipient(PaperLetter letter, PostalAddress to, Texts texts, String from) {
        var lines = new ArrayList<String>();
        lines.add(OneLine.of(letter.customerName()));
        var contact = letter.contactName() == null ? "" : OneLine.of(letter.contactName());
        if (!contact.isEmpty() && !contact.equals(lines.getFirst()))
            lines.add(texts.say("messages.paper.attention", contact));
        lines.addAll(to.envelope(from));
        return lines;
    }

    private static String day(LocalDate today, Language language) {
        var written = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(today);
        return language == Language.FR && today.getDayOfMonth() == 1 ? written.replaceFirst("^1 ", "1er ") : written;
    }
}
