package org.maillon.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** By due day, oldest first; {@code next} goes into the following call, null on the last page. */
public record TaskPage(List<Task> items, @Nullable String next) {}
