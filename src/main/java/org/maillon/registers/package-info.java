/** What public registers say of companies, asked over the network and remembered; and the insolvencies of customers. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "webhooks", "evidence", "customers", "tasks"})
@NullMarked
package org.maillon.registers;

import org.jspecify.annotations.NullMarked;
