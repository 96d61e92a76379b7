package org.maillon.messages;

/**
 * The words around a letter's figures, as written: paragraphs are parted by an empty line, {@code {{total}}} stands for a
 * {@link TemplateVariable}. Text, never HTML; whatever stands in it is shown as it stands.
 *
 * @param subject one line
 * @param opening before the table of what is owed
 * @param closing after it, before the signature; may be empty
 * @param sms all that a short message says; may be empty where the step never goes by SMS
 */
public record TemplateText(String subject, String opening, String closing, String sms) {
    public TemplateText {
        subject = subject.strip();
        opening = opening.strip().replace("\r\n", "\n");
        closing = closing.strip().replace("\r\n", "\n");
        sms = sms.strip().replace("\r\n", "\n");
    }
}
