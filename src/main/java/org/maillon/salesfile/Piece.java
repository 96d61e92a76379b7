package org.maillon.salesfile;

import org.maillon.evidence.Document;

/**
 * A document of a file, kept as evidence.
 *
 * @param title what it is, such as a number or the name of a version
 */
public record Piece(FileLink link, String title, Document document) {
    /** A name for it in an archive, in the order of the chain: {@code 06-delivery-BL-12-….pdf}. */
    public String fileName(int place) {
        var name = (title + "-" + document.name()).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        var cut = name.length() > 100 ? name.substring(name.length() - 100) : name;
        return "%02d-%s-%s".formatted(place, link.code(), cut);
    }
}
