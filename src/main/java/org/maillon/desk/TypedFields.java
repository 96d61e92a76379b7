package org.maillon.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TypedAmount;

/** What somebody typed in a long form, and what was wrong with it: every field is read, all problems are told at once. */
public final class TypedFields {
    private static final int LONGEST = 2_000;

    private final Map<String, String> typed;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Language language;

    TypedFields(Map<String, String> typed, Language language) {
        this.typed = new LinkedHashMap<>(typed);
        this.language = language;
    }

    /** As typed, without blanks around; empty where nothing was. */
    public String of(String field) {
        var text = typed.getOrDefault(field, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public boolean isTicked(String field) {
        return typed.containsKey(field) && !of(field).equals("false");
    }

    /** The sentence beside a field; null where nothing is wrong with it. */
    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public Map<String, String> problems() {
        return problems;
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    void put(String field, String value) {
        typed.put(field, value);
    }

    /** Hundredths, of a euro or of one per cent. */
    void putHundredths(String field, long hundredths) {
        put(field, TypedAmount.shown(hundredths, language));
    }

    /** Fills a field that nobody typed in. */
    void propose(String field, String value) {
        if (of(field).isEmpty()) typed.put(field, value);
    }

    void wrong(String field, String sentence) {
        problems.putIfAbsent(field, sentence);
    }

    /** A value read from one or several fields; a refusal is told beside the first of them. */
    <T extends @Nullable Object> T read(String field, T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValue wrong) {
            wrong(field, wrong.in(language));
            return otherwise;
        }
    }

    /** Does something with what was typed; a refusal is told beside the field of its reason, or beside the one given. */
    void guard(String field, Map<String, String> fields, Runnable act) {
        try {
            act.run();
        } catch (InvalidValue wrong) {
            wrong(fields.getOrDefault(wrong.key(), field), wrong.in(language));
        }
    }

    /** Empty where nothing is typed. */
    <T> Optional<T> given(String field, Function<String, T> parse) {
        return of(field).isEmpty()
                ? Optional.empty()
                : read(field, Optional.empty(), () -> Optional.of(parse.apply(of(field))));
    }
}
