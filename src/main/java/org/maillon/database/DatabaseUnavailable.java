package org.maillon.database;

import java.util.List;
import org.maillon.kernel.Texts;

/** The embedded database cannot be started; {@link #sentence} says to the person why and what to do. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final DatabaseRefusal reason;
    private final List<String> arguments;

    DatabaseUnavailable(DatabaseRefusal reason, Object... arguments) {
        super(reason + " " + List.of(arguments));
        this.reason = reason;
        this.arguments = List.of(arguments).stream().map(Object::toString).toList();
    }

    public DatabaseRefusal reason() {
        return reason;
    }

    public String sentence(Texts texts) {
        return reason.sentence(texts, arguments.toArray());
    }
}
