package org.maillon.imports;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How each column of a list writes its days and amounts, decided over all of its values: one value alone may be either. */
final class ColumnHabits {
    private static final Pattern PARTS = Pattern.compile("(\\d{1,2})[/.\\-](\\d{1,2})[/.\\-](\\d{2}|\\d{4})\\b.*");
    private static final Pattern MARKED = Pattern.compile("[^\\d]*\\d[\\d \u00A0\u202F'.,]*[.,]?\\d*[^\\d]*");

    private final Set<SheetField> dayFirst = EnumSet.noneOf(SheetField.class);
    private final Set<SheetField> monthFirst = EnumSet.noneOf(SheetField.class);
    private final Set<SheetField> slashed = EnumSet.noneOf(SheetField.class);
    private final Map<SheetField, Integer> commas = new EnumMap<>(SheetField.class);
    private final Map<SheetField, Integer> points = new EnumMap<>(SheetField.class);
    private final Map<SheetField, Character> thousands = new EnumMap<>(SheetField.class);

    void see(SheetLine line) {
        line.values().forEach((field, value) -> {
            if (field.isDay()) seeDay(field, value);
            if (field.isAmount()) seeAmount(field, value);
        });
    }

    private void seeDay(SheetField field, String value) {
        var parts = PARTS.matcher(value);
        if (!parts.matches()) return;
        slashed.add(field);
        if (Integer.parseInt(parts.group(1)) > 12) dayFirst.add(field);
        if (Integer.parseInt(parts.group(2)) > 12) monthFirst.add(field);
    }

    private void seeAmount(SheetField field, String value) {
        if (!MARKED.matcher(value).matches()) return;
        int comma = value.lastIndexOf(','), point = value.lastIndexOf('.');
        int last = Math.max(comma, point);
        if (last < 0) return;
        char mark = value.charAt(last);
        int after = (int)
                value.substring(last + 1).chars().filter(Character::isDigit).count();
        boolean both = comma >= 0 && point >= 0;
        boolean repeated = value.indexOf(mark) != last;
        if (repeated) thousands.put(field, mark);
        else if (both || after != 3) (mark == ',' ? commas : points).merge(field, 1, Integer::sum);
        else thousands.putIfAbsent(field, mark);
    }

    /** Month before day, as in 1/31/2026: by this column, else by the other columns of the list. */
    boolean monthFirst(SheetField field) {
        if (dayFirst.contains(field)) return false;
        if (monthFirst.contains(field)) return true;
        return dayFirst.isEmpty() && !monthFirst.isEmpty();
    }

    /** Whether nothing in the list tells days from months. */
    boolean ambiguous(SheetField field) {
        return slashed.contains(field) && dayFirst.isEmpty() && monthFirst.isEmpty();
    }

    /** The decimal mark of a column, 0 where its values do not tell. */
    char decimalMark(SheetField field) {
        int comma = commas.getOrDefault(field, 0), point = points.getOrDefault(field, 0);
        if (comma > 0 && point > 0) return 0;
        if (comma > 0) return ',';
        if (point > 0) return '.';
        var mark = thousands.get(field);
        return mark == null ? 0 : mark == ',' ? '.' : ',';
    }
}
