package org.maillon.desk;

import java.util.List;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;

/** The latest a module has to tell on a customer's time line, in the reader's language, in any order; a bean of each that has. */
interface Happenings {
    List<Happening> of(CurrentMember reader, AccountId account);
}
