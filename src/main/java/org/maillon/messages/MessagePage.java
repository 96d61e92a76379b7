package org.maillon.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Newest first; {@code next} goes into the following call, null on the last page. */
public record MessagePage(List<Message> items, @Nullable Long next) {}
