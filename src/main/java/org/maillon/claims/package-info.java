/** Counts what a late payer owes beside the principal: interest at dated legal rates and the recovery fee. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "customers", "ledger", "payments", "registers"})
@NullMarked
package org.maillon.claims;

import org.jspecify.annotations.NullMarked;
