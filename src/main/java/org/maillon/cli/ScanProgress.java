package org.maillon.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.Import.Phase;
import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;

/** How far the reading has come: one line rewritten on a terminal, else one line a phase. */
final class ScanProgress {
    private final PrintWriter err;
    private final Texts texts;
    private final boolean terminal;
    private @Nullable Phase phase;
    private int percent = -1;

    ScanProgress(PrintWriter err, Texts texts, boolean terminal) {
        this.err = err;
        this.texts = texts;
        this.terminal = terminal;
    }

    void at(Phase now, int nowPercent) {
        if (now == phase && (!terminal || nowPercent == percent)) return;
        phase = now;
        percent = nowPercent;
        var name = texts.say("cli.scan.phase." + Code.of(now));
        if (terminal) err.print("\r\u001b[K" + texts.say("cli.scan.progress", name, Integer.toString(nowPercent)));
        else err.println(name);
        err.flush();
    }

    /** Leaves an empty line to whatever is said next. */
    void end() {
        if (terminal && phase != null) err.print("\r\u001b[K");
        err.flush();
    }
}
