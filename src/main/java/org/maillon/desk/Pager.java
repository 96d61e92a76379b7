package org.maillon.desk;

import org.jspecify.annotations.Nullable;

/** Where the neighbours of a page of a long list are; null where there is none. */
public record Pager(@Nullable String newer, @Nullable String older) {}
