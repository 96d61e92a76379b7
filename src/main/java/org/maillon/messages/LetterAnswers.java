package org.maillon.messages;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.maillon.kernel.Texts;
import org.maillon.messages.ReminderLetter.Tone;

/**
 * The answers a letter offers: each opens the customer's page where it is given with one press. Nothing is answered by
 * the link itself, for mail filters follow links. Public because the template reads it.
 *
 * @param title above the buttons; empty where nothing is offered
 */
public record LetterAnswers(String title, List<Button> buttons) {
    static final LetterAnswers NONE = new LetterAnswers("", List.of());

    private static final List<String> BEFORE_DUE = List.of("promise", "problem", "missing");
    private static final List<String> AFTER_DUE = List.of("promise", "paid", "problem");

    /** A sentence and where it leads. */
    public record Button(String label, String address) {}

    static LetterAnswers of(ReminderLetter letter, URI page) {
        var texts = Texts.in(letter.language());
        var names = letter.tone() == Tone.COURTESY ? BEFORE_DUE : AFTER_DUE;
        var answers = names.stream()
                .map(name -> new Button(texts.say("messages.letter.answer." + name), page + "?answer=" + name));
        var whole = new Button(texts.say("messages.letter.answer.page"), page.toString());
        return new LetterAnswers(
                texts.say("messages.letter.answer.title"),
                Stream.concat(answers, Stream.of(whole)).toList());
    }

    public boolean isEmpty() {
        return buttons.isEmpty();
    }
}
