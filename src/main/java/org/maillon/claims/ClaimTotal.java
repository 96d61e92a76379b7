package org.maillon.claims;

/** What claims of one currency come to, in minor units: counted = waived + paid + open, as long as no count was made smaller since. */
public record ClaimTotal(
        String currency, long claims, long countedCents, long waivedCents, long paidCents, long openCents) {
    ClaimTotal plus(Claim claim) {
        return new ClaimTotal(
                currency,
                claims + 1,
                countedCents + claim.countedCents(),
                waivedCents + claim.waivedCents(),
                paidCents + claim.paidCents(),
                openCents + claim.openCents());
    }
}
