package org.maillon.messages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.messages.Composition.Attachment;

/** The documents of a letter: those that travel with it, and those too heavy for that, which its customer reads on its page. */
public record Enclosures(List<Attachment> attached, List<Linked> linked) {
    /** All that travels with one letter, in bytes: mail servers and mailboxes refuse much more. */
    public static final long MOST_BYTES = 5_000_000;

    public static final Enclosures NONE = new Enclosures(List.of(), List.of());

    public Enclosures {
        attached = List.copyOf(attached);
        linked = List.copyOf(linked);
    }

    /** A document by its name and weight. */
    public record Linked(String name, long bytes) {
        private String words(Language language) {
            var megabytes = String.format(language.locale(), "%.1f", bytes / 1_000_000.0);
            return OneLine.of(name) + " (" + megabytes + "\u00a0" + (language == Language.FR ? "Mo" : "MB") + ")";
        }
    }

    /** What the letter says of them: a sentence for each kind there is. */
    List<String> sentences(Language language) {
        var names = attached.stream().map(each -> OneLine.of(each.name()));
        var heavy = linked.stream().map(each -> each.words(language));
        return Stream.of(sentence("attached", names, language), sentence("linked", heavy, language))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static String sentence(String key, Stream<String> names, Language language) {
        var listed = names.collect(Collectors.joining(", "));
        return listed.isEmpty() ? "" : Texts.in(language).say("messages.letter." + key, listed);
    }
}
