package org.maillon.salesfile;

import java.util.List;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** A gap in a file, with the numbers and names its sentence needs. */
public record Gap(GapKind kind, List<String> arguments) {
    static Gap of(GapKind kind, String... arguments) {
        return new Gap(kind, List.of(arguments));
    }

    /** What is wrong. */
    public String in(Language language) {
        return Texts.in(language).say("salesfile.gap." + kind.code(), arguments.toArray());
    }

    /** What closes it, as on a button. */
    public String act(Language language) {
        return Texts.in(language).say("salesfile.act." + kind.code());
    }
}
