/** Starts and keeps the database: supervised embedded PostgreSQL or the server given; migrations, backup and restore. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.maillon.database;

import org.jspecify.annotations.NullMarked;
