/** Tells other programs what happened: signed calls to addresses a company gave, tried again until taken. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database", "access"})
@NullMarked
package org.maillon.webhooks;

import org.jspecify.annotations.NullMarked;
