/** The REST API v1: thin controllers that give the shapes other programs rely on. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "webhooks",
            "customers",
            "claims",
            "credit",
            "ledger",
            "payments",
            "tasks",
            "evidence",
            "imports",
            "disputes",
            "bank",
            "portal",
            "messages",
            "registers",
            "reminders",
            "deliveries",
            "sales",
            "terms",
            "salesfile",
            "privacy",
            "steering"
        })
@NullMarked
package org.maillon.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
