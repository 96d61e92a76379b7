package org.maillon.desk;

import org.maillon.access.CurrentMember;
import org.maillon.customers.CompanyNumbers;

/** Asks registers who bears a number. */
interface CompanyLookUp {
    /** Answers also where no register could be reached: then nothing is known, and said why. */
    FoundCompany find(CurrentMember member, CompanyNumbers numbers);
}
