package org.maillon.messages;

import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * Why a template is not kept: in which language and part (subject, opening, closing, sms; empty where it is the whole
 * language), and the word or limit in question.
 */
public record TemplateProblem(Language language, String reason, String part, String detail) {
    /** The sentence for the reader, with the place and how to mend it. */
    public String in(Language reader) {
        var texts = Texts.in(reader);
        var place = texts.say("messages.template.in." + language.code());
        var where = part.isEmpty() ? place : place + ", " + texts.say("messages.template.part." + part);
        return texts.say("messages.template.problem." + reason, where, detail);
    }
}
