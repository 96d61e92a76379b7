package org.maillon.portal;

/** The link leads nowhere; stopped: whoever holds it guessed too often. Carries no stack trace, for anybody may cause it. */
class ClosedDoor extends RuntimeException {
    private final boolean stopped;

    ClosedDoor(boolean stopped) {
        super("a link that leads nowhere", null, false, false);
        this.stopped = stopped;
    }

    boolean isStopped() {
        return stopped;
    }
}
