package org.maillon.imports;

import java.util.List;

/**
 * What became of a list of customers.
 *
 * @param refused nothing was opened, because of the problems
 * @param opened codes of the accounts opened
 * @param known lines whose account was there before
 */
public record AccountListResult(boolean refused, int lines, List<String> opened, int known, List<Problem> problems) {
    /**
     * What is wrong with a line and how to mend it.
     *
     * @param line 1 for the first of the file, 0 for the whole file
     * @param column 1 for the first, 0 for the whole line
     */
    public record Problem(int line, int column, String message) {}
}
