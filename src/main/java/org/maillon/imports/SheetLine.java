package org.maillon.imports;

import java.util.Map;

/**
 * One row of a list by field, as text; blank values are left out.
 *
 * @param beyond how many values stand beyond the header
 */
record SheetLine(int line, Map<SheetField, String> values, int beyond) {
    String text(SheetField field) {
        return values.getOrDefault(field, "");
    }

    boolean has(SheetField field) {
        return values.containsKey(field);
    }
}
