package org.maillon.claims;

import java.util.List;
import org.maillon.kernel.Money;

/**
 * A claim and what it is made of.
 *
 * @param principal of the invoice, less its credit notes
 * @param lines of interest, which add up to the claim; none for a fee
 * @param payments also those taken back, the latest first
 */
public record CountedClaim(
        Claim claim,
        Money principal,
        List<LateInterest.Period> lines,
        List<Waiver> waivers,
        List<ClaimPayment> payments) {}
