package org.maillon.reminders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * Why an open item was chased or not.
 *
 * @param step the name of the one said that day, or waiting for approval
 * @param since the first day of the unbroken run of this reason, decidedOn the last day on which it was found
 * @param aboutOn the day the reason speaks of, such as the one promised
 */
public record JournalEntry(
        long openItem,
        long account,
        String reference,
        Reason reason,
        Optional<String> step,
        LocalDate since,
        LocalDate decidedOn,
        LocalDate reviewOn,
        Optional<LocalDate> aboutOn) {

    /** Since when, and why: "Not reminded since 3 March 2026, because …". */
    public String sentence(Language language) {
        var texts = Texts.in(language);
        return texts.say(
                reason.sentenceKey(),
                written(reason == Reason.STEP_TAKEN ? decidedOn : since, language),
                written(reviewOn, language),
                step.map(name -> stepWords(texts, name)).orElse(""),
                aboutOn.map(day -> written(day, language)).orElse(""));
    }

    private static String written(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    /** A company's own step is called what it called it. */
    private static String stepWords(Texts texts, String name) {
        var key = "reminders.step." + name;
        return texts.has(key) ? texts.say(key) : name;
    }
}
