package org.maillon.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.credit.Cover;
import org.maillon.credit.CreditLimit;
import org.maillon.credit.Exposure;
import org.maillon.credit.Hold;

/**
 * A customer's credit as pages show it.
 *
 * @param limit in force today; also the group's
 * @param picture in the limit's currency; of the group where only it has a limit
 * @param company the same exposure in the company's currency, where that is another
 * @param ours whether the company's policy speaks for the account
 */
public record CreditShown(
        @Nullable CreditLimit limit,
        @Nullable CreditLimit groupLimit,
        Exposure exposure,
        CreditPicture picture,
        @Nullable Exposure company,
        List<CreditLimit> history,
        List<Cover> covers,
        List<Hold> holds,
        boolean ours,
        LocalDate today) {}
