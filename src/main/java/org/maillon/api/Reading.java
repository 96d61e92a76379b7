package org.maillon.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.reminders.ScenarioProblem;

/**
 * Reads what a request says and collects everything that is wrong with it, so that all of it is told at once; a controller
 * takes it as an argument and calls {@link #orRefuse} before it acts. Absent and blank are the same.
 */
final class Reading {
    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 500;

    private final Texts texts;
    private final List<Problem.Fault> errors = new ArrayList<>();

    private Reading(Texts texts) {
        this.texts = texts;
    }

    /** In the language asked for, else in that of who asks. */
    static Reading of(HttpServletRequest request, @Nullable CurrentMember member) {
        return new Reading(Texts.in(language(request.getHeader("Accept-Language"), member)));
    }

    private static Language language(@Nullable String accepted, @Nullable CurrentMember member) {
        var usual = member == null ? Language.EN : member.language();
        if (accepted == null || accepted.isBlank()) return usual;
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> spoken(range.getRange()).stream())
                    .findFirst()
                    .orElse(usual);
        } catch (IllegalArgumentException e) {
            return usual;
        }
    }

    private static Optional<Language> spoken(String range) {
        for (var language : Language.values()) {
            if (range.equals(language.code()) || range.startsWith(language.code() + "-")) return Optional.of(language);
        }
        return Optional.empty();
    }

    Texts texts() {
        return texts;
    }

    void wrong(String where, String key, Object... arguments) {
        errors.add(new Problem.Fault(where, texts.say(key, arguments)));
    }

    /** Wrong in the words of the module that refused it. */
    void refused(String where, String sentence) {
        errors.add(new Problem.Fault(where, sentence));
    }

    void wrong(String where, ScenarioProblem problem) {
        errors.add(new Problem.Fault(where, problem.sentence(texts.language())));
    }

    void orRefuse() {
        if (!errors.isEmpty()) throw new NotDone(Problem.Code.WRONG_INPUT, errors);
    }

    LocalDate day(String where, @Nullable String text, LocalDate usual) {
        if (text == null || text.isBlank()) return usual;
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1900 && day.getYear() <= 2199) return day;
        } catch (DateTimeException e) {
            // Told below, as a day of another age is.
        }
        wrong(where, "api.wrong.day", excerpt(text));
        return usual;
    }

    /** What {@link #choice} allows, by the code each is known under. */
    static <T> Map<String, T> choices(T[] values, Function<T, String> code) {
        return Stream.of(values).collect(Collectors.toMap(code, Function.identity()));
    }

    boolean flag(String where, @Nullable String text) {
        return choice(where, text, Map.of("true", true, "false", false)).orElse(false);
    }

    /** Empty where nothing is said, or something that is not allowed. */
    <T> Optional<T> choice(String where, @Nullable String text, Map<String, T> allowed) {
        if (text == null || text.isBlank()) return Optional.empty();
        var chosen = Optional.ofNullable(allowed.get(text.strip()));
        if (chosen.isEmpty()) {
            var names = allowed.keySet().stream().sorted().toList();
            wrong(where, "api.wrong.choice", excerpt(text), String.join(", ", names));
        }
        return chosen;
    }

    /** A value of the kernel, refused in its own words. */
    <T> T value(String where, @Nullable String text, T usual, Function<String, T> parse) {
        if (text == null || text.isBlank()) return usual;
        try {
            return parse.apply(text);
        } catch (InvalidValue wrong) {
            errors.add(new Problem.Fault(where, wrong.in(texts.language())));
            return usual;
        }
    }

    /** What several values make together; a refusal is told where it belongs. */
    <T> T guarded(String where, T otherwise, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValue wrong) {
            errors.add(new Problem.Fault(where, wrong.in(texts.language())));
            return otherwise;
        }
    }

    int limit(@Nullable String text) {
        if (text == null || text.isBlank()) return USUAL_LIMIT;
        var limit = number(text);
        if (limit != null && limit >= 1 && limit <= LARGEST_LIMIT) return Math.toIntExact(limit);
        wrong("limit", "api.wrong.limit", excerpt(text), Integer.toString(LARGEST_LIMIT));
        return USUAL_LIMIT;
    }

    /** After which id a page begins; 0 for the first. */
    long after(@Nullable String cursor) {
        return after(cursor, 1)[0];
    }

    /** The same where the order has so many keys; zeros for the first page. */
    long[] after(@Nullable String cursor, int keys) {
        var after = new long[keys];
        if (cursor == null || cursor.isBlank()) return after;
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor.strip());
            if (bytes.length == keys * Long.BYTES) {
                ByteBuffer.wrap(bytes).asLongBuffer().get(after);
                return after;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as a cursor of another length is.
        }
        wrong("cursor", "api.wrong.cursor");
        return after;
    }

    static String cursor(long... keys) {
        var bytes = ByteBuffer.allocate(keys.length * Long.BYTES);
        for (long key : keys) bytes.putLong(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** An id as it stands in a path; anything else names nothing. */
    static long id(String text) {
        var id = number(text);
        if (id == null) throw NotDone.notFound();
        return id;
    }

    static @Nullable Long number(String text) {
        return text.strip().matches("[0-9]{1,18}") ? Long.valueOf(text.strip()) : null;
    }

    private static String excerpt(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
