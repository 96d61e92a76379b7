package org.maillon.imports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a FEC was found to be, once read to its end.
 *
 * @param name the file's name as given by who sent it
 * @param lines data lines, without header and blank lines, with those left out
 * @param skipped lines left out because of a problem of their own
 * @param encoding canonical name of the character set, empty where the file is no text
 * @param separator between values, 0 where none was found
 * @param debitCents of the lines that were read
 * @param firstOn the earliest booking day, null when no line was read
 * @param siren nine digits from a name like 123456789FEC20251231.txt, else null
 * @param closingOn the closing day from such a name, else null
 * @param columns the header as written, in the order of the file; empty when there is none
 * @param problems at most {@link #KEPT_PROBLEMS}, in the order they were found, a file-wide one first
 * @param moreProblems how many others there were
 * @param refused whether one of all problems, kept or not, refuses the file as a whole
 * @param kinds what each entry touched
 */
public record FecSummary(
        String name,
        int lines,
        int skipped,
        String encoding,
        char separator,
        long debitCents,
        long creditCents,
        @Nullable LocalDate firstOn,
        @Nullable LocalDate lastOn,
        @Nullable String siren,
        @Nullable LocalDate closingOn,
        List<String> columns,
        List<FileProblem> problems,
        int moreProblems,
        boolean refused,
        EntryKinds kinds) {
    public static final int KEPT_PROBLEMS = 1_000;

    public FecSummary {
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    public boolean balanced() {
        return debitCents == creditCents;
    }
}
