/** What a customer does not accept: part or all of an item, with its cause, its owner, a day to answer by, and how it ended. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "access", "evidence", "customers", "ledger", "tasks"})
@NullMarked
package org.maillon.disputes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
