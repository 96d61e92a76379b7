/** The commands of the launcher: they read arguments, call a module and print its answer. */
@org.springframework.modulith.ApplicationModule
@NullMarked
package org.maillon.cli;

import org.jspecify.annotations.NullMarked;
