package org.maillon.bank;

import java.util.List;

/**
 * The first look at a bank's list, before it is read.
 *
 * @param headerLine number of the header's line
 * @param sample the first rows below the header
 */
public record BankSheetLook(ColumnMapping mapping, int headerLine, List<List<String>> sample) {
    public BankSheetLook {
        sample = List.copyOf(sample);
    }
}
