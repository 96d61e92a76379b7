package org.maillon.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.maillon.kernel.Language;

/** What may be kept as the words of a letter. A template is whole or it is refused, with each place and how to mend it. */
final class TemplateRules {
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_PART = 4_000;
    private static final int LONGEST_SMS = 612;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]{0,60}?)\\s*}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");
    private static final Pattern MARKUP = Pattern.compile("<\\s*/?\\s*[a-zA-Z!][^<>]{0,60}>?");

    private TemplateRules() {}

    /** Everything that is wrong; empty where the template may be kept. All languages are asked for. */
    static List<TemplateProblem> problems(Map<Language, TemplateText> texts) {
        var problems = new ArrayList<TemplateProblem>();
        for (var language : Language.values()) {
            var text = texts.get(language);
            if (text == null || isBlank(text)) problems.add(new TemplateProblem(language, "missing-language", "", ""));
            else problems.addAll(problems(language, text));
        }
        return List.copyOf(problems);
    }

    /** The text with each placeholder replaced by its value; an unknown one, kept by an older version, says nothing. */
    static String fill(String text, Function<TemplateVariable, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        TemplateVariable.named(found.group(1)).map(values).orElse("")));
    }

    private static boolean isBlank(TemplateText text) {
        return text.subject().isEmpty() && text.opening().isEmpty();
    }

    private static List<TemplateProblem> problems(Language language, TemplateText text) {
        var problems = new ArrayList<TemplateProblem>();
        if (text.subject().isEmpty()) problems.add(new TemplateProblem(language, "empty", "subject", ""));
        if (text.opening().isEmpty()) problems.add(new TemplateProblem(language, "empty", "opening", ""));
        if (text.subject().lines().count() > 1) problems.add(new TemplateProblem(language, "lines", "subject", ""));
        check(language, "subject", text.subject(), LONGEST_SUBJECT, problems);
        check(language, "opening", text.opening(), LONGEST_PART, problems);
        check(language, "closing", text.closing(), LONGEST_PART, problems);
        check(language, "sms", text.sms(), LONGEST_SMS, problems);
        return problems;
    }

    private static void check(
            Language language, String part, String text, int longest, List<TemplateProblem> problems) {
        if (text.length() > longest)
            problems.add(new TemplateProblem(language, "too-long", part, String.valueOf(longest)));
        unknown(text).forEach(name -> problems.add(new TemplateProblem(language, "unknown-variable", part, name)));
        if (BRACES.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find())
            problems.add(new TemplateProblem(language, "open-braces", part, ""));
        markup(text).ifPresent(tag -> problems.add(new TemplateProblem(language, "markup", part, tag)));
    }

    private static Stream<String> unknown(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> TemplateVariable.named(name).isEmpty())
                .distinct();
    }

    private static Optional<String> markup(String text) {
        return MARKUP.matcher(text).results().map(MatchResult::group).findFirst();
    }
}
