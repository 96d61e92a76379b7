/** Values every module speaks: money, ids, identifiers, payment terms, calendars, problems. Depends on nothing. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {},
        type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@NullMarked
package org.maillon.kernel;

import org.jspecify.annotations.NullMarked;
