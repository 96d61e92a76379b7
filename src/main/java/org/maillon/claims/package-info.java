/** Counts what a late payer owes beside the principal: interest at dated legal rates and the recovery fee. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.maillon.claims;

import org.jspecify.annotations.NullMarked;
