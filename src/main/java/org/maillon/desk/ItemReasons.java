package org.maillon.desk;

import java.time.LocalDate;
import java.util.Map;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;

/** Why each open item of a customer was chased or not, by the item's id, as the journal of a day has it. */
interface ItemReasons {
    Map<Long, ItemReason> of(CurrentMember reader, AccountId account, LocalDate on);
}
