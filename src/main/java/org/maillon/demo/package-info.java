/** Invents a believable company for the demonstration and for the benchmarks; none of it belongs to anybody. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.maillon.demo;

import org.jspecify.annotations.NullMarked;
