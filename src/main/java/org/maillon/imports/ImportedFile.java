package org.maillon.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One file of an import, as it was found to be.
 *
 * @param lines data lines, the header left out
 * @param separator between values, empty where there is none
 * @param refusing whether a problem refuses it, unless the user takes it without the lines in question
 * @param problemCount of all problems; the list keeps the first thousand
 */
public record ImportedFile(
        int number,
        String name,
        long lines,
        String encoding,
        String separator,
        long debitCents,
        long creditCents,
        Optional<LocalDate> firstOn,
        Optional<LocalDate> lastOn,
        boolean refusing,
        long problemCount,
        List<FileProblem> problems) {
    public boolean balanced() {
        return debitCents == creditCents;
    }

    /** The same with more problems, those of the file itself first. */
    ImportedFile with(List<FileProblem> more) {
        var all = java.util.stream.Stream.concat(problems.stream(), more.stream())
                .limit(FecSummary.KEPT_PROBLEMS)
                .toList();
        return new ImportedFile(
                number,
                name,
                lines,
                encoding,
                separator,
                debitCents,
                creditCents,
                firstOn,
                lastOn,
                refusing,
                problemCount + more.size(),
                all);
    }
}
