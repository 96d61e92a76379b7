package org.maillon.imports;

import java.util.List;

/**
 * The first look at an open-item list, before it is read.
 *
 * @param sheet the worksheet's name, empty for CSV
 * @param encoding of a CSV, empty for a workbook
 * @param separator of a CSV, 0 for a workbook
 * @param headerLine number of the header's line
 * @param sample the first rows below the header
 * @param problems why the file cannot be read; empty when it can
 */
public record SheetLook(
        String sheet,
        String encoding,
        char separator,
        int headerLine,
        SheetLayout layout,
        List<List<String>> sample,
        List<FileProblem> problems) {
    public SheetLook {
        sample = List.copyOf(sample);
        problems = List.copyOf(problems);
    }

    /** The same with a layout that a person corrected. */
    public SheetLook with(SheetLayout corrected) {
        return new SheetLook(sheet, encoding, separator, headerLine, corrected, sample, problems);
    }
}
