package org.maillon.demo;

import org.jspecify.annotations.Nullable;

/**
 * A person at a customer's.
 *
 * @param email at a domain under {@code .example}; sometimes absent or malformed on purpose
 * @param phone national notation, from numbers kept for fiction
 */
public record Contact(
        DemoAccount account,
        String person,
        ContactRole role,
        @Nullable String email,
        String phone) {}
