package org.maillon.kernel;

import java.util.List;

/**
 * A value that is not what it claims to be: says what was read, what was expected and how to mend it, in the reader's
 * language. The text key names the reason and stays stable; the arguments are the sentence's. It is an answer to wrong
 * input, not a fault, and carries no stack trace: a file may hold a million of them.
 */
public final class InvalidValue extends RuntimeException {
    private final String key;
    private final List<String> arguments;

    public InvalidValue(String key, String... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<String> arguments() {
        return arguments;
    }

    public String in(Language language) {
        return Texts.in(language).say(key, arguments.toArray());
    }

    @Override
    public String getMessage() {
        return in(Language.EN);
    }
}
