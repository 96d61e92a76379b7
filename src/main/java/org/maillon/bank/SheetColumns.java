package org.maillon.bank;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where in each row of a list a mapping finds what; worked out once for all rows. */
final class SheetColumns {
    private static final int[] NOWHERE = {};

    private final Map<BankColumn, int[]> places = new EnumMap<>(BankColumn.class);

    SheetColumns(ColumnMapping mapping) {
        for (var column : BankColumn.values()) {
            var found = mapping.columns().entrySet().stream()
                    .filter(entry -> entry.getValue() == column)
                    .mapToInt(Map.Entry::getKey)
                    .sorted()
                    .toArray();
            if (found.length > 0) places.put(column, found);
        }
    }

    boolean has(BankColumn column) {
        return places.containsKey(column);
    }

    /** What a row has in a column, stripped; empty where it has nothing. Several texts one after the other. */
    String value(BankColumn column, List<String> row) {
        var found = places.getOrDefault(column, NOWHERE);
        if (found.length == 1) return value(found[0], row);
        var texts = new StringBuilder();
        for (int at : found) {
            var value = value(at, row);
            if (!value.isEmpty() && texts.indexOf(value) < 0)
                texts.append(texts.isEmpty() ? "" : " ").append(value);
        }
        return texts.toString();
    }

    private static String value(int at, List<String> row) {
        return at < row.size() ? row.get(at).strip() : "";
    }

    /** From 1, 0 where there is none. */
    int number(BankColumn column) {
        var found = places.getOrDefault(column, NOWHERE);
        return found.length == 0 ? 0 : found[0] + 1;
    }

    /** Whether a row has anything in a column of amounts. */
    boolean hasMoney(List<String> row) {
        return places.keySet().stream()
                .anyMatch(column -> column.isMoney() && !value(column, row).isEmpty());
    }
}
