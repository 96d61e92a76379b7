package org.maillon.desk;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;

/** Why open items of a customer were chased or not, by the item's id, as it stood on a day; some may have no reason yet. */
interface ItemReasons {
    /** @param expected also what would be decided today where nothing was yet: for a large account that takes a while */
    Map<Long, ItemReason> of(
            CurrentMember reader, AccountId account, Collection<Long> items, LocalDate on, boolean expected);
}
