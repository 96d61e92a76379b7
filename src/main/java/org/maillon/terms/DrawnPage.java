package org.maillon.terms;

/** A page of a document as a PNG and as words. */
record DrawnPage(TermsPage page, byte[] picture) {}
