package org.maillon.reminders;

import org.jspecify.annotations.Nullable;

/**
 * For whom a scenario is meant. A condition that is absent asks nothing; the first rule whose every condition holds wins.
 *
 * @param scenario the family's name
 * @param segment as the company calls it, compared without regard to case
 * @param minScore to maxScore, both included, from 0 (pays nothing) to 100 (pays on the day); an unknown score is outside
 * @param minCents to maxCents, both included: what the account owes in one currency, in minor units
 * @param country two capital letters
 * @param kind of the open item, such as {@code invoice} or {@code bill}
 */
public record ScenarioRule(
        String scenario,
        @Nullable String segment,
        @Nullable Integer minScore,
        @Nullable Integer maxScore,
        @Nullable Long minCents,
        @Nullable Long maxCents,
        @Nullable Boolean publicBody,
        @Nullable String country,
        @Nullable String kind) {

    /** A rule that asks nothing. */
    public static ScenarioRule of(String scenario) {
        return new ScenarioRule(scenario, null, null, null, null, null, null, null, null);
    }

    /** What is known of an account, in one currency, when its scenario is chosen. */
    record Traits(
            String country,
            @Nullable String segment,
            @Nullable Integer score,
            boolean publicBody,
            long owedCents) {}

    boolean holds(Traits traits, String itemKind) {
        return (segment == null || segment.equalsIgnoreCase(traits.segment()))
                && (publicBody == null || publicBody == traits.publicBody())
                && (country == null || country.equals(traits.country()))
                && (kind == null || kind.equals(itemKind))
                && new Step.Amounts(minCents, maxCents).include(traits.owedCents())
                && scoreIsIncluded(traits.score());
    }

    private boolean scoreIsIncluded(@Nullable Integer score) {
        if (minScore == null && maxScore == null) return true;
        return score != null && (minScore == null || score >= minScore) && (maxScore == null || score <= maxScore);
    }
}
