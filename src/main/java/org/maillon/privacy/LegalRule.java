package org.maillon.privacy;

import java.time.LocalDate;
import org.maillon.customers.RecordKind;

/**
 * What the law of a country says of keeping one kind of record, from a day on.
 *
 * @param months kept so long where the company chose nothing
 * @param least the fewest months a company may choose; 0 where no law says how long at least
 * @param most the most months it may choose; 0 where it may keep longer
 * @param withstands whether the ground holds against a person who asks to be forgotten (GDPR, art. 17 (3) b and e)
 * @param article the ground of law
 * @param uncertain whether the article and its time were not verified against a published text
 */
public record LegalRule(
        String country,
        RecordKind kind,
        LocalDate from,
        int months,
        int least,
        int most,
        CountedFrom countedFrom,
        boolean withstands,
        String article,
        boolean uncertain) {}
