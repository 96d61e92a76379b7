/** What is said to customers: an outbox that leaves exactly once, by e-mail, SMS or on paper, and the log of what was accepted. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "access", "customers", "tasks", "webhooks"})
@NullMarked
package org.maillon.messages;

import org.jspecify.annotations.NullMarked;
