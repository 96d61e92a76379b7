package org.maillon.demo;

import org.jspecify.annotations.Nullable;

/** How well its mail reaches a customer. */
enum Mailbox {
    SOUND,
    NONE,
    MALFORMED;

    @Nullable
    String address(String local, String domain) {
        return switch (this) {
            case SOUND -> local + "@" + domain;
            case NONE -> null;
            case MALFORMED -> local + " chez " + domain;
        };
    }

    /** Completed with the person's name in front. */
    @Nullable
    String personal(String domain) {
        return this == SOUND ? "@" + domain : null;
    }
}
