package org.maillon.kernel;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Every sentence a person reads, by key and language, from {@code texts/<module>_<language>.properties}. A key begins
 * with its module's name ({@code imports.problem.unbalanced}); arguments are {@link MessageFormat} numbers. A key that
 * is missing is a fault: the tests compare the three languages key by key.
 */
public final class Texts {
    /** The modules that have sentences of their own, one file per language each. */
    public static final List<String> MODULES = List.of(
            "kernel",
            "database",
            "access",
            "webhooks",
            "customers",
            "ledger",
            "imports",
            "evidence",
            "tasks",
            "bank",
            "disputes",
            "payments",
            "portal",
            "terms",
            "deliveries",
            "salesfile",
            "messages",
            "registers",
            "credit",
            "reminders",
            "claims",
            "steering",
            "sales",
            "privacy",
            "desk",
            "api",
            "cli",
            "demo");

    private static final Map<Language, Texts> ALL = load();

    private final Language language;
    private final Map<String, String> sentences;

    private Texts(Language language, Map<String, String> sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    public static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /** The sentence of a key, with its arguments put in; numbers and strings are put in as they are given. */
    public String say(String key, Object... arguments) {
        var sentence = sentences.get(key);
        if (sentence == null) throw new IllegalArgumentException("no sentence " + key + " in " + language);
        return new MessageFormat(sentence, language.locale()).format(arguments);
    }

    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** All keys, for the test that compares the languages. */
    public java.util.Set<String> keys() {
        return sentences.keySet();
    }

    private static Map<Language, Texts> load() {
        var all = new EnumMap<Language, Texts>(Language.class);
        for (var language : Language.values()) {
            var sentences = new Properties();
            MODULES.forEach(module -> loadInto(sentences, module, language));
            var copy = new java.util.HashMap<String, String>();
            sentences.stringPropertyNames().forEach(key -> copy.put(key, sentences.getProperty(key)));
            all.put(language, new Texts(language, Map.copyOf(copy)));
        }
        return all;
    }

    private static void loadInto(Properties sentences, String module, Language language) {
        var name = "/texts/" + module + "_" + language.code() + ".properties";
        try (var in = Texts.class.getResourceAsStream(name)) {
            if (in != null) sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
