package org.maillon.messages;

/** How an attempt to give a message away ended; {@code words} are the server's, or say what happened to the line. */
sealed interface SmtpAnswer {
    String words();

    record Accepted(String words) implements SmtpAnswer {}

    /** The server said no to this message: for now (4xx) or for good (5xx). */
    record Refused(int code, String words) implements SmtpAnswer {
        boolean isForGood() {
            return code >= 500;
        }
    }

    /** Given away, and no answer came: it may have been accepted. */
    record Lost(String words) implements SmtpAnswer {}

    /** The line broke before the message was given away. */
    record NotGiven(String words) implements SmtpAnswer {}

    /** It had been given away before, by somebody who left no answer. */
    record GivenBefore(String words) implements SmtpAnswer {}

    /** The server does not take anything from us: away, or it refuses who we are. No fault of the message. */
    record Unreachable(String words) implements SmtpAnswer {}
}
