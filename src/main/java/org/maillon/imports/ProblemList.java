package org.maillon.imports;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first problems of a file and counts the others. */
final class ProblemList {
    private final List<FileProblem> kept = new ArrayList<>();
    private int more;
    private boolean refused;

    void add(FileProblem problem) {
        refused |= problem.severity() == FileProblem.Severity.REFUSES;
        if (kept.size() < FecSummary.KEPT_PROBLEMS) kept.add(problem);
        else more++;
    }

    /** A problem of the whole file, kept in any case. */
    void addFirst(FileProblem problem) {
        refused |= problem.severity() == FileProblem.Severity.REFUSES;
        kept.addFirst(problem);
        if (kept.size() > FecSummary.KEPT_PROBLEMS) {
            kept.removeLast();
            more++;
        }
    }

    List<FileProblem> kept() {
        return List.copyOf(kept);
    }

    int more() {
        return more;
    }

    boolean refused() {
        return refused;
    }
}
