/** The terms of sale: their versions and the clauses that matter, sent by link, read, accepted, and which of them bind whom. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "evidence",
            "customers",
            "claims",
            "webhooks",
            "messages",
            "portal"
        })
@NullMarked
package org.maillon.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
