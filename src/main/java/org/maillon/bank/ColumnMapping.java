package org.maillon.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a bank's list holds what: proposed from its headers and first rows, corrected by a person, and kept by
 * whoever asked under its {@link #fingerprint}.
 *
 * @param headers as written, an empty one where a column has none
 * @param columns by their number, from 0
 * @param currency of a list that names none; null where nobody said, and euros are assumed
 * @param dayOrder null where the days themselves are to tell
 */
public record ColumnMapping(
        List<String> headers,
        Map<Integer, BankColumn> columns,
        @Nullable String currency,
        @Nullable DayOrder dayOrder) {
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}[0-9]{2}[ A-Z0-9]{8,40}|[0-9][-/ 0-9]{6,30}");
    private static final int LONGEST_HEADER = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public ColumnMapping {
        headers = List.copyOf(headers);
        columns = Map.copyOf(columns);
    }

    /** What headers and some rows below them suggest. */
    static ColumnMapping proposed(List<String> headers, List<List<String>> sample) {
        var columns = new HashMap<Integer, BankColumn>();
        for (var column : BankColumn.values()) {
            if (column.manifold()) named(column, headers).forEach(at -> columns.putIfAbsent(at, column));
            else best(column, headers, sample, columns).ifPresent(at -> columns.put(at, column));
        }
        if (columns.containsValue(BankColumn.AMOUNT)) {
            columns.values().removeIf(column -> column == BankColumn.DEBIT || column == BankColumn.CREDIT);
        }
        settleAccount(columns, sample);
        return new ColumnMapping(headers, columns, null, null);
    }

    private static List<Integer> named(BankColumn column, List<String> headers) {
        var named = new ArrayList<Integer>();
        for (int at = 0; at < headers.size(); at++) {
            if (column.rank(headers.get(at)).isPresent()) named.add(at);
        }
        return named;
    }

    private static Optional<Integer> best(
            BankColumn column, List<String> headers, List<List<String>> sample, Map<Integer, BankColumn> taken) {
        return named(column, headers).stream()
                .filter(at -> !taken.containsKey(at) && plausible(column, values(at, sample)))
                .min(Comparator.comparingInt(at -> column.rank(headers.get(at)).orElseThrow()));
    }

    /** The Dutch "valuta" is a day with one bank and a currency with another, a counterparty its name or its account. */
    private static boolean plausible(BankColumn column, List<String> values) {
        if (column == BankColumn.CURRENCY) return most(values, CODE.asMatchPredicate());
        if (column == BankColumn.PAYER_ACCOUNT) return most(values, ACCOUNT.asMatchPredicate());
        if (column == BankColumn.PAYER)
            return !values.stream().allMatch(ACCOUNT.asMatchPredicate()) || values.isEmpty();
        if (column.isDay()) return most(values, value -> Character.isDigit(value.charAt(0)));
        if (column.isMoney()) return most(values, value -> value.chars().anyMatch(Character::isDigit));
        return true;
    }

    /** Notes and sums may stand among them. */
    private static boolean most(List<String> values, Predicate<String> predicate) {
        return values.stream().filter(predicate).count() * 2 >= values.size();
    }

    private static List<String> values(int at, List<List<String>> sample) {
        return sample.stream()
                .filter(row -> at < row.size() && !row.get(at).isBlank())
                .map(row -> row.get(at).strip())
                .toList();
    }

    /** The same account in all rows is ours, unless it is known already which is the other party's. */
    private static void settleAccount(Map<Integer, BankColumn> columns, List<List<String>> sample) {
        if (columns.containsValue(BankColumn.PAYER_ACCOUNT)) return;
        columns.replaceAll((at, column) -> {
            if (column != BankColumn.SOME_ACCOUNT) return column;
            boolean ours = sample.size() > 1
                    && sample.stream()
                            .allMatch(row -> at < row.size() && !row.get(at).isBlank())
                    && values(at, sample).stream().distinct().count() == 1;
            return ours ? column : BankColumn.PAYER_ACCOUNT;
        });
    }

    /** The same with what a person said: exactly these columns count. */
    public ColumnMapping with(
            Map<Integer, BankColumn> said, @Nullable String itsCurrency, @Nullable DayOrder itsDayOrder) {
        return new ColumnMapping(headers, said, itsCurrency, itsDayOrder);
    }

    /** What a list cannot be read without and this one has no column for; empty when it can. */
    public List<BankColumn> missing() {
        var missing = new ArrayList<BankColumn>();
        var held = columns.values();
        if (!held.contains(BankColumn.BOOKED_ON) && !held.contains(BankColumn.VALUE_ON)) {
            missing.add(BankColumn.BOOKED_ON);
        }
        if (held.stream().noneMatch(BankColumn::isMoney)) missing.add(BankColumn.AMOUNT);
        if (isProviderReport() && !held.contains(BankColumn.BANK_REFERENCE)) missing.add(BankColumn.BANK_REFERENCE);
        return missing;
    }

    /** A payment provider's report: its payments are told apart by its own reference alone. */
    private boolean isProviderReport() {
        return headers.stream().anyMatch(header -> BankColumn.plain(header).equals("netcreditnc"));
    }

    /** How many of its headers mean something. */
    int known() {
        return columns.size();
    }

    /** The same for lists with the same headers in the same order, whatever their case and accents. */
    public String fingerprint() {
        return fingerprint(headers);
    }

    private static String bounded(String header) {
        return header.length() > LONGEST_HEADER ? header.substring(0, LONGEST_HEADER) : header;
    }

    static String fingerprint(Collection<String> headers) {
        var plain = headers.stream()
                .map(ColumnMapping::bounded)
                .map(BankColumn::plain)
                .collect(Collectors.joining("\t"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
