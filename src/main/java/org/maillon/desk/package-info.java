/** The people's home: layout, navigation, today's work, settings, and the pages of every module. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "webhooks",
            "customers",
            "credit",
            "ledger",
            "imports",
            "claims",
            "tasks",
            "evidence",
            "payments",
            "bank",
            "steering",
            "disputes",
            "portal",
            "messages",
            "registers",
            "reminders",
            "deliveries",
            "sales",
            "terms",
            "salesfile",
            "privacy",
            "database",
            "demo"
        })
@NullMarked
package org.maillon.desk;

import org.jspecify.annotations.NullMarked;
