package org.maillon.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillon.kernel.Language;

/** The words Maillon comes with, a file for each template and language under {@code templates/}. */
final class StandardTemplates {
    /** In the order in which they are offered; the first five are the tones' own. */
    static final List<String> NAMES = List.of(
            "courtesy",
            "first",
            "second",
            "third",
            "notice",
            "strategic-first",
            "public-courtesy",
            "public-first",
            "public-second",
            "belgium-second",
            "belgium-third",
            "thanks");

    private static final Map<Language, Map<String, TemplateText>> ALL =
            Stream.of(Language.values()).collect(Collectors.toMap(Function.identity(), StandardTemplates::read));

    private StandardTemplates() {}

    static Optional<TemplateText> find(String name, Language language) {
        return Optional.ofNullable(ALL.get(language)).map(texts -> texts.get(name));
    }

    private static Map<String, TemplateText> read(Language language) {
        return NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> read(name, language)));
    }

    private static TemplateText read(String name, Language language) {
        var file = "/templates/" + language.code() + "/" + name + ".txt";
        try (InputStream in = StandardTemplates.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no template " + file);
            var parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^---$", -1);
            return new TemplateText(parts[0], parts[1], parts[2], parts[3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
