package org.maillon.cli;

import org.maillon.cli.ScanFigures.Scanned;
import org.maillon.kernel.Language;

final class ScanPage {
    private ScanPage() {}

    static String of(Scanned scanned, Language language) {
        return scanned.answer().asOf() + language.code() + "\n";
    }
}
