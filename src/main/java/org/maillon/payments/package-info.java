/** Money in: statements taken once, receipts laid on what they pay, and what customers promise and what they kept of it. */
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
            "bank",
            "messages",
            "disputes",
            "webhooks"
        })
@NullMarked
package org.maillon.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
