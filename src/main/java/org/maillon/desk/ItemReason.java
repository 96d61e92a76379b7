package org.maillon.desk;

/** A reason as a chip, and as the sentence below it. */
public record ItemReason(Chip chip, String sentence) {}
