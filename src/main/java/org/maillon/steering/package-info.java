/** Where the cash sleeps and how customers pay: figures counted from what the ledger publishes, as of any day, never a rule. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "customers", "ledger", "registers", "claims"})
@NullMarked
package org.maillon.steering;

import org.jspecify.annotations.NullMarked;
