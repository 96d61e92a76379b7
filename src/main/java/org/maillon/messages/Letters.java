package org.maillon.messages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the words for a letter and lays them out twice: as HTML that mail programs show alike, and as plain text. */
@Component
public class Letters {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final ObjectProvider<AnswerPages> pages;

    Letters(ObjectProvider<AnswerPages> pages) {
        this.pages = pages;
    }

    /** The letter in words, for {@link Composition.PaperLetter}. */
    public LetterView view(ReminderLetter letter) {
        return view(letter, standard(letter));
    }

    /** The same in these words, which are of its language. */
    public LetterView view(ReminderLetter letter, TemplateText words) {
        return LetterWords.of(letter, words);
    }

    /** The letter in the words that Maillon comes with for its tone. */
    public LetterText write(ReminderLetter letter) {
        return write(letter, standard(letter));
    }

    /** The letter in these words, which are of its language; names and references of others may hold anything. */
    public LetterText write(ReminderLetter letter, TemplateText words) {
        return laidOut(letter, words, Optional.empty(), Enclosures.NONE);
    }

    /** A letter about to leave: the message it becomes, what it says, the words of its language, and its documents. */
    public record Worded(QueuedMessage message, ReminderLetter letter, TemplateText words, Enclosures enclosures) {
        /** The same with these documents. */
        public Worded with(Enclosures documents) {
            return new Worded(message, letter, words, documents);
        }
    }

    /** Letters as they leave in messages, in their order: each with a link of its own by which the customer answers. */
    public List<LetterText> leaving(TenantId tenant, List<Worded> letters) {
        return each(
                tenant, letters, (worded, page) -> laidOut(worded.letter(), worded.words(), page, worded.enclosures()));
    }

    /** The same as short messages, each ending with that link. */
    public List<String> sms(TenantId tenant, List<Worded> letters) {
        return each(tenant, letters, (worded, page) -> {
            var said = LetterWords.sms(worded.letter(), worded.words(), standard(worded.letter()));
            return page.map(address -> said + " " + address).orElse(said);
        });
    }

    /** The same on paper, each with the address of its page where there is one. */
    public List<OnPaper> paper(TenantId tenant, List<Worded> letters) {
        return each(tenant, letters, (worded, page) -> new OnPaper(view(worded.letter(), worded.words()), page));
    }

    /** A letter's words, and where its customer answers. */
    public record OnPaper(LetterView words, Optional<URI> page) {}

    private <T> List<T> each(TenantId tenant, List<Worded> letters, BiFunction<Worded, Optional<URI>, T> layout) {
        var issuing = pages.getIfAvailable();
        if (issuing == null)
            return letters.stream()
                    .map(worded -> layout.apply(worded, Optional.empty()))
                    .toList();
        var asking = letters.stream()
                .map(worded -> new AnswerPages.Asking(worded.message(), worded.letter()))
                .toList();
        var addresses = issuing.pages(tenant, asking).iterator();
        return letters.stream()
                .map(worded -> layout.apply(worded, Optional.of(addresses.next())))
                .toList();
    }

    private LetterText laidOut(ReminderLetter letter, TemplateText words, Optional<URI> page, Enclosures enclosures) {
        var answers = page.map(address -> LetterAnswers.of(letter, address)).orElse(LetterAnswers.NONE);
        return lay(LetterWords.of(letter, words), answers, enclosures.sentences(letter.language()));
    }

    /** Words found before, laid out as an e-mail shows them, without answers. */
    public LetterText lay(LetterView view) {
        return lay(view, LetterAnswers.NONE, List.of());
    }

    /** The same with buttons, each of which leads to a page. */
    public LetterText lay(LetterView view, LetterAnswers answers) {
        return lay(view, answers, List.of());
    }

    private LetterText lay(LetterView view, LetterAnswers answers, List<String> documents) {
        var html = new StringOutput();
        templates.render(
                "messages/reminder.jte", Map.of("letter", view, "answers", answers, "documents", documents), html);
        return new LetterText(view.subject(), html.toString(), PlainLetter.of(view, answers, documents));
    }

    private static TemplateText standard(ReminderLetter letter) {
        return StandardTemplates.find(letter.tone().template(), letter.language())
                .orElseThrow();
    }
}
