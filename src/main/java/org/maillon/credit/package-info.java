/** How much a customer may owe, what it owes and has ordered, and what becomes of an order that goes beyond. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "customers",
            "ledger",
            "evidence",
            "tasks",
            "disputes",
            "messages",
            "payments",
            "portal",
            "webhooks",
            "registers"
        })
@NullMarked
package org.maillon.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
