package org.maillon.imports;

/** An import of a tenant. */
public record ImportId(long value) {}
