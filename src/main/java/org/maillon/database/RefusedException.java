package org.maillon.database;

import java.util.List;

/** Carries a refusal out of the depth of a backup or restoration, past the transaction that it rolls back. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final DatabaseRefusal reason;
    private final List<String> arguments;

    RefusedException(DatabaseRefusal reason, Object... arguments) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.arguments = List.of(arguments).stream().map(Object::toString).toList();
    }

    BackupResult.Refused refused() {
        return new BackupResult.Refused(reason, arguments);
    }
}
