package org.maillon.desk;

/** A number of a strip, already written, its label, a note, and the page that shows what it is made of. */
public record Figure(String label, String number, String note, String href) {}
