/** Reads the files a company already has into its ledger: accounting exports and open-item lists, with progress and problems. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "access", "customers", "ledger"})
@NullMarked
package org.maillon.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
