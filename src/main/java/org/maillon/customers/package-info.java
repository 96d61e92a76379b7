/** The customers: accounts, the people behind them by role, and the terms agreed with them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database", "access"})
@NullMarked
package org.maillon.customers;

import org.jspecify.annotations.NullMarked;
