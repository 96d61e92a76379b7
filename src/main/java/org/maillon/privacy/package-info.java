/** How long what is known of natural persons is kept, on which ground of law, and how it is erased when its day has come. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "webhooks", "evidence", "customers"})
@NullMarked
package org.maillon.privacy;

import org.jspecify.annotations.NullMarked;
