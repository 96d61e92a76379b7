/** Decides, day after day, what to say to whom about what is owed, and why not. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "customers",
            "ledger",
            "tasks",
            "disputes",
            "payments",
            "messages",
            "portal",
            "registers"
        })
@NullMarked
package org.maillon.reminders;

import org.jspecify.annotations.NullMarked;
