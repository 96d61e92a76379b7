package org.maillon.imports;

import java.util.List;
import java.util.Map;

/**
 * What an open-item list was found to be, once read to its end.
 *
 * @param lines rows below the header that are not blank, totals included
 * @param skipped rows left out, totals included
 * @param totals what the rows read add up to, in minor units by currency
 * @param problems at most {@link FecSummary#KEPT_PROBLEMS}
 * @param refused whether one of all problems refuses the file as a whole
 */
public record SheetSummary(
        String name,
        int lines,
        int skipped,
        Map<String, Long> totals,
        SheetLayout layout,
        List<FileProblem> problems,
        int moreProblems,
        boolean refused) {
    public SheetSummary {
        totals = Map.copyOf(totals);
        problems = List.copyOf(problems);
    }
}
