package org.maillon.desk;

import java.util.EnumMap;
import java.util.Map;
import org.maillon.kernel.Language;
import org.maillon.messages.TemplateText;

/** The words of a template as typed: a field for each part and language, named {@code fr.subject}. */
public record TemplateForm(Map<Language, TemplateText> texts) {
    static TemplateForm of(Map<String, String> typed) {
        var texts = new EnumMap<Language, TemplateText>(Language.class);
        for (var language : Language.values()) texts.put(language, text(typed, language.code()));
        return new TemplateForm(texts);
    }

    private static TemplateText text(Map<String, String> typed, String language) {
        return new TemplateText(
                typed.getOrDefault(language + ".subject", ""),
                typed.getOrDefault(language + ".opening", ""),
                typed.getOrDefault(language + ".closing", ""),
                typed.getOrDefault(language + ".sms", ""));
    }

    /** The words of a language; nothing where none were typed. */
    public TemplateText in(Language language) {
        return texts.getOrDefault(language, new TemplateText("", "", "", ""));
    }
}
