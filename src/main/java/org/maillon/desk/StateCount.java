package org.maillon.desk;

import org.maillon.messages.MessageState;

/** So many messages in a state. */
public record StateCount(MessageState state, long messages) {}
