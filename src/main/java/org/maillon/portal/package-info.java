/** The customer's own page: the link that leads to it, what it shows, and what the customer answers there. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "evidence",
            "customers",
            "ledger",
            "tasks",
            "disputes",
            "payments",
            "messages",
            "webhooks"
        })
@NullMarked
package org.maillon.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
