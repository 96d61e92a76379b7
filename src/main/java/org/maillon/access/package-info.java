/** Who may come in, to which company's data, and with which role; and the trail of who did what. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package org.maillon.access;

import org.jspecify.annotations.NullMarked;
