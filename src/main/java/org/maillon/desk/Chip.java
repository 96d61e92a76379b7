package org.maillon.desk;

/** A state or a reason in two or three words. */
public record Chip(String words, Tone tone) {}
