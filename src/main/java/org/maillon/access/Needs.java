package org.maillon.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a controller's method, or all of a controller's, asks of the one who calls it. Without it a GET asks for {@link
 * Permission#READ} and anything that changes something is refused: forgetting it closes the door.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Permission value();
}
