package org.maillon.kernel;

/** The company whose data this is; every row of every tenant table begins with it. */
public record TenantId(long value) {}
