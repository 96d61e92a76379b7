package org.maillon.messages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.springframework.stereotype.Component;

/** Finds the words for a letter and lays them out twice: as HTML that mail programs show alike, and as plain text. */
@Component
public class Letters {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The letter in words, for {@link Composition.PaperLetter}. */
    public LetterView view(ReminderLetter letter) {
        return LetterWords.of(letter, standard(letter));
    }

    /** The letter in the words that Maillon comes with for its tone. */
    public LetterText write(ReminderLetter letter) {
        return write(letter, standard(letter));
    }

    /** The letter in these words, which are of its language; names and references of others may hold anything. */
    public LetterText write(ReminderLetter letter, TemplateText words) {
        var view = LetterWords.of(letter, words);
        var html = new StringOutput();
        templates.render("messages/reminder.jte", view, html);
        return new LetterText(view.subject(), html.toString(), PlainLetter.of(view));
    }

    private static TemplateText standard(ReminderLetter letter) {
        return StandardTemplates.find(letter.tone().template(), letter.language())
                .orElseThrow();
    }
}
