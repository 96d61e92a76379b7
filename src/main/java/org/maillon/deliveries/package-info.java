/** What leaves for a customer or is done at its place, and the proof that it was taken: signed on a phone, or on paper. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "evidence",
            "customers",
            "tasks",
            "disputes",
            "messages",
            "portal",
            "sales",
            "webhooks"
        })
@NullMarked
package org.maillon.deliveries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
