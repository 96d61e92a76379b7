/** What is sold before it is invoiced: catalogue and prices, quotes, orders checked and confirmed, deposits asked. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "evidence",
            "customers",
            "ledger",
            "imports",
            "tasks",
            "messages",
            "portal",
            "terms",
            "credit"
        })
@NullMarked
package org.maillon.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
