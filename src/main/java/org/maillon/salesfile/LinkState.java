package org.maillon.salesfile;

import org.maillon.kernel.Code;

/** How a link holds; its name is {@code salesfile.state.<code>}. */
public enum LinkState {
    SOUND,
    /** It holds, but something is still to come or could be better. */
    HELD,
    WEAK,
    /** There is nothing there, and nothing is missing yet. */
    QUIET;

    public String code() {
        return Code.of(this);
    }
}
