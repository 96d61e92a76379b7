package org.maillon.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Money;

/**
 * What is known of an account when it is asked whether an order goes ahead, its row being locked.
 *
 * @param limit in force today; also the group's, which its head bears, and the insurer's cover
 * @param oldestDue the due day of its oldest debt that is not disputed
 * @param own without what was reserved for the subject before; also the group's
 */
record CreditFacts(
        CreditPolicy policy,
        Optional<Money> limit,
        Optional<Money> groupLimit,
        Optional<Money> cover,
        Optional<LocalDate> oldestDue,
        boolean brokenPromise,
        boolean insolvent,
        Balances own,
        Balances group,
        Rates rates,
        List<Waiver> waivers) {}
