/** What is said to customers: an outbox that leaves exactly once, e-mail by SMTP, and the log of what was accepted. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "access", "customers"})
@NullMarked
package org.maillon.messages;

import org.jspecify.annotations.NullMarked;
