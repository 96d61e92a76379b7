/** The sales file: the chain from account to receipt of one order, what is weak in it and what closes the gap, and its export. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "evidence",
            "customers",
            "ledger",
            "messages",
            "portal",
            "terms",
            "sales",
            "deliveries"
        })
@NullMarked
package org.maillon.salesfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
