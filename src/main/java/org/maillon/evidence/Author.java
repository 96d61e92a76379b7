package org.maillon.evidence;

/**
 * Who acts, as evidence will name them.
 *
 * @param who a person or program: a name, an e-mail
 * @param from where from, such as an internet address; empty where unknown
 */
public record Author(String who, String from) {
    /** What follows from the facts, without anybody's act. */
    public static final Author MAILLON = new Author("Maillon", "");
}
