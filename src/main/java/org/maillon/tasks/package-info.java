/** What a person has to do: calls, corrections, approvals, each opened once, closed with its result. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "access", "customers", "ledger"})
@NullMarked
package org.maillon.tasks;

import org.jspecify.annotations.NullMarked;
