package org.maillon.terms;

import java.time.LocalDate;
import org.maillon.kernel.Language;

/**
 * Terms signed on paper.
 *
 * @param language of what was signed
 * @param signedOn the day beside the signature
 * @param scan what was signed: a PDF or a picture
 * @param fileName of the scan
 */
public record PaperAcceptance(
        String name, String role, Language language, LocalDate signedOn, byte[] scan, String fileName) {}
