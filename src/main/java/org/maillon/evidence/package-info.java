/** What a court will want: documents kept under the hash of their content, and a chain of happenings nobody can rewrite unseen. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "access"})
@NullMarked
package org.maillon.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
