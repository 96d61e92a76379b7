/** Reads what banks send: statements in each of their formats, sniffed, checked to the cent, and refused with the place. */
@ApplicationModule(allowedDependencies = {"kernel", "imports"})
@NullMarked
package org.maillon.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
