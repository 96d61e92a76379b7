package org.maillon.payments;

/** How an account keeps its word: how many of its promises came to what. Those taken back do not count. */
public record Reliability(int open, int kept, int late, int partly, int broken) {
    /** How many of those whose day has come were not kept by it. */
    public int unkept() {
        return late + partly + broken;
    }

    public int judged() {
        return kept + unkept();
    }
}
