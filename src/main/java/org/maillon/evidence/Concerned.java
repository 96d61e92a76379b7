package org.maillon.evidence;

/**
 * A person as happenings are looked through for them.
 *
 * @param subject what it is about, from the whole: {@code account/12}
 * @param parts a regular expression of the subjects that are meant among its parts
 * @param words a regular expression of what is theirs in who acted and what was said; for the database's {@code ~*}
 */
public record Concerned(String subject, String parts, String words) {}
