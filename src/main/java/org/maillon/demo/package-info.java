/** Invents a believable company for the demonstration and for the benchmarks, and sets it up; none of it belongs to anybody. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "customers",
            "claims",
            "evidence",
            "credit",
            "imports",
            "messages",
            "registers",
            "reminders",
            "deliveries",
            "sales",
            "terms"
        })
@NullMarked
package org.maillon.demo;

import org.jspecify.annotations.NullMarked;
