package org.maillon.evidence;

/**
 * A happening in its place in the company's chain.
 *
 * @param number its place, from 1
 * @param hash covers it, its documents and everything before it; hexadecimal
 */
public record Recorded(long number, Happening happening, String hash) {}
