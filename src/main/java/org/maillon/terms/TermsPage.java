package org.maillon.terms;

/** A page as it is read: how large its picture is in pixels, and its words for who does not see it. */
public record TermsPage(int number, int width, int height, String words) {}
