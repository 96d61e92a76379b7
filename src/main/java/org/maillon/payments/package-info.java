/** How money comes in: what customers promise, the plans by which they pay off what they owe, and what they kept of both. */
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "evidence", "customers", "ledger", "tasks"})
@NullMarked
package org.maillon.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
