package org.maillon.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which column of an open-item list holds what, proposed from headers and first rows so that a page can ask about the rest.
 *
 * @param headers as written, an empty one where a column has none
 * @param fields by column, from 0
 * @param confidence of each column in {@code fields}
 */
public record SheetLayout(List<String> headers, Map<Integer, SheetField> fields, Map<Integer, Confidence> confidence) {
    public enum Confidence {
        /** A person said so. */
        GIVEN,
        /** The header says so. */
        NAMED,
        /** The values look like it. */
        GUESSED
    }

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[a-zA-Z]{2,}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9 ]{11,40}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}|[A-Za-zéè' -]{4,}");
    private static final Pattern DECIMALS = Pattern.compile("-?[\\d .,\u00A0\u202F]*\\d[.,]\\d{1,2}");

    public SheetLayout {
        headers = List.copyOf(headers);
        fields = Map.copyOf(fields);
        confidence = Map.copyOf(confidence);
    }

    /** The layout that headers and some rows below them suggest; each field once, the leftmost column winning. */
    public static SheetLayout proposed(List<String> headers, List<List<String>> sample) {
        var fields = new HashMap<Integer, SheetField>();
        var confidence = new HashMap<Integer, Confidence>();
        for (int column = 0; column < headers.size(); column++) {
            var field = SheetField.of(headers.get(column));
            if (field.isPresent() && !fields.containsValue(field.get()) && plausible(field.get(), column, sample)) {
                fields.put(column, field.get());
                confidence.put(column, Confidence.NAMED);
            }
        }
        nameForAccount(headers, fields, sample);
        guess(SheetField.EMAIL, MAIL.asMatchPredicate(), headers, sample, fields, confidence);
        guess(SheetField.IBAN, IBAN.asMatchPredicate(), headers, sample, fields, confidence);
        if (!hasAmount(fields.values())) {
            guess(SheetField.AMOUNT, DECIMALS.asMatchPredicate(), headers, sample, fields, confidence);
        }
        return new SheetLayout(headers, fields, confidence);
    }

    /** A list without account numbers, such as an Odoo export, names its customers: then the name is the account. */
    private static void nameForAccount(
            List<String> headers, Map<Integer, SheetField> fields, List<List<String>> sample) {
        if (fields.containsValue(SheetField.ACCOUNT)) return;
        for (int column = 0; column < headers.size(); column++) {
            if (fields.get(column) == SheetField.NAME) fields.put(column, SheetField.ACCOUNT);
        }
    }

    private static boolean plausible(SheetField field, int column, List<List<String>> sample) {
        return field != SheetField.COUNTRY || values(column, sample).stream().allMatch(COUNTRY.asMatchPredicate());
    }

    /** Where exactly one column without a field has such values in most rows, it is proposed. */
    private static void guess(
            SheetField field,
            Predicate<String> looksLike,
            List<String> headers,
            List<List<String>> sample,
            Map<Integer, SheetField> fields,
            Map<Integer, Confidence> confidence) {
        if (fields.containsValue(field)) return;
        var candidates = new ArrayList<Integer>();
        for (int column = 0; column < headers.size(); column++) {
            var values = values(column, sample);
            long fitting = values.stream().filter(looksLike).count();
            if (!fields.containsKey(column) && !values.isEmpty() && fitting * 10 >= values.size() * 8L)
                candidates.add(column);
        }
        if (candidates.size() != 1) return;
        fields.put(candidates.getFirst(), field);
        confidence.put(candidates.getFirst(), Confidence.GUESSED);
    }

    private static List<String> values(int column, List<List<String>> sample) {
        return sample.stream()
                .filter(row -> column < row.size() && !row.get(column).isBlank())
                .map(row -> row.get(column).strip())
                .toList();
    }

    private static boolean hasAmount(Iterable<SheetField> fields) {
        for (var field : fields) {
            if (field.isAmount()) return true;
        }
        return false;
    }

    /** This layout with what a person said: exactly these columns count. */
    public SheetLayout withMapping(Map<Integer, SheetField> mapping) {
        var given = new HashMap<Integer, Confidence>();
        mapping.keySet().forEach(column -> given.put(column, Confidence.GIVEN));
        return new SheetLayout(headers, mapping, given);
    }

    /** What a list cannot do without and this one has no column for; empty when it can be read. */
    public List<SheetField> missing() {
        var missing = new ArrayList<SheetField>();
        if (column(SheetField.ACCOUNT).isEmpty()) missing.add(SheetField.ACCOUNT);
        if (column(SheetField.REFERENCE).isEmpty()) missing.add(SheetField.REFERENCE);
        if (!hasAmount(fields.values())) missing.add(SheetField.AMOUNT);
        return missing;
    }

    /** Whether nobody need be asked: nothing is missing and nothing was guessed. */
    public boolean certain() {
        return missing().isEmpty() && !confidence.containsValue(Confidence.GUESSED);
    }

    /** Columns that have a header or values but no field, from 0. */
    public List<Integer> unknown() {
        var unknown = new ArrayList<Integer>();
        for (int column = 0; column < headers.size(); column++) {
            if (!fields.containsKey(column)) unknown.add(column);
        }
        return unknown;
    }

    /** The same for lists with the same headers in the same order, whatever their case and accents. */
    String fingerprint() {
        var plain = headers.stream().map(OpeningJournals::plain).collect(Collectors.joining("\t"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The field of each column, empty where it has none. */
    String[] stored() {
        return IntStream.range(0, headers.size())
                .mapToObj(column -> fields.containsKey(column)
                        ? Objects.requireNonNull(fields.get(column)).name()
                        : "")
                .toArray(String[]::new);
    }

    static Map<Integer, SheetField> mapping(String[] stored) {
        var mapping = new HashMap<Integer, SheetField>();
        for (int column = 0; column < stored.length; column++) {
            if (!stored[column].isEmpty()) mapping.put(column, SheetField.valueOf(stored[column]));
        }
        return mapping;
    }

    Optional<Integer> column(SheetField field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue() == field)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The header of a field's column, or its canonical name. */
    String header(SheetField field) {
        return column(field)
                .map(headers::get)
                .filter(header -> !header.isBlank())
                .orElse(field.canonical());
    }

    Map<SheetField, String> values(List<String> row) {
        var values = new EnumMap<SheetField, String>(SheetField.class);
        fields.forEach((column, field) -> {
            if (column < row.size() && !row.get(column).isBlank())
                values.put(field, row.get(column).strip());
        });
        return values;
    }
}
