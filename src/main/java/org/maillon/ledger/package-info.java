/** Who owes what: entries never rewritten, open items, credits, allocations that are reversed and never deleted. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database", "access", "customers"})
@NullMarked
package org.maillon.ledger;

import org.jspecify.annotations.NullMarked;
