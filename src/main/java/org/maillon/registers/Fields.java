package org.maillon.registers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The fields of a JSON object by their names, without regard to capitals and underscores: the same register writes
 * {@code etat_administratif} in one version and {@code etatAdministratif} in the next.
 */
record Fields(JsonNode object) {
    /** The register answered something else than it is known to answer. */
    static final class OtherShape extends RuntimeException {
        OtherShape(String expected) {
            super(expected, null, false, false);
        }
    }

    static Fields of(JsonNode node) {
        if (!node.isObject()) throw new OtherShape("an object");
        return new Fields(node);
    }

    /** The field, missing where there is none of the name. */
    JsonNode node(String name) {
        var direct = object.get(name);
        if (direct != null) return direct;
        var wanted = plain(name);
        return object.properties().stream()
                .filter(each -> plain(each.getKey()).equals(wanted))
                .findFirst()
                .map(java.util.Map.Entry::getValue)
                .orElse(MissingNode.getInstance());
    }

    /** An object within; one without fields where there is none. */
    Fields in(String name) {
        return new Fields(node(name));
    }

    /** The list of that name, which has to be there. */
    List<Fields> list(String name) {
        var list = node(name);
        if (!list.isArray()) throw new OtherShape(name);
        return list.valueStream().map(Fields::of).toList();
    }

    /** The same where the list may be missing. */
    List<Fields> some(String name) {
        return node(name).isArray() ? list(name) : List.of();
    }

    /** A text or number without the blanks around it; null where it is missing, empty, or withheld. */
    @Nullable
    String text(String name) {
        var value = node(name);
        if (!value.isString() && !value.isNumber()) return null;
        var text = value.asString().strip();
        return text.isEmpty() || text.contains("[NON-DIFFUSIBLE]") || text.contains("[ND]") ? null : text;
    }

    Optional<String> said(String name) {
        return Optional.ofNullable(text(name));
    }

    boolean is(String name) {
        return node(name).isBoolean() && node(name).booleanValue();
    }

    /** A day at the beginning of the text; null where there is none. */
    @Nullable
    LocalDate day(String name) {
        var text = text(name);
        if (text == null || text.length() < 10) return null;
        try {
            return LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    @Nullable
    Double decimal(String name) {
        var value = node(name);
        return value.isNumber() && Double.isFinite(value.doubleValue()) ? value.doubleValue() : null;
    }

    /** To the next whole number. */
    @Nullable
    Long whole(String name) {
        var value = node(name);
        return value.isNumber() ? Math.round(value.doubleValue()) : null;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
