/** The REST API v1: thin controllers that give the shapes other programs rely on. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "webhooks",
            "customers",
            "ledger",
            "payments",
            "tasks",
            "evidence",
            "imports",
            "evidence",
            "disputes",
            "payments",
            "portal",
            "messages",
            "reminders",
            "steering"
        })
@NullMarked
package org.maillon.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
