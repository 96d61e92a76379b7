package org.maillon.messages;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.ReminderLetter.Tone;
import org.springframework.stereotype.Service;

/**
 * The words of a company's letters by name: those Maillon comes with until the company writes its own. A change is a new
 * version of all three languages; what was said stays said.
 */
@Service
public class Templates {
    private static final String NAME = "[a-z][a-z0-9-]{0,49}";

    private final TenantScope scope;
    private final TemplateStore store;
    private final Clock clock;

    Templates(TenantScope scope, TemplateStore store, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.clock = clock;
    }

    /** A template as the list shows it; version 0 is the words that Maillon comes with. */
    public record Listed(String name, int version, boolean standard) {
        /** Its name in words of the texts; only of one that Maillon comes with. */
        public String key() {
            return "messages.template.name." + name;
        }
    }

    /** Those Maillon comes with first, then the company's own by name. */
    public List<Listed> list(TenantId tenant) {
        var versions = scope.in(tenant, () -> store.versions(tenant));
        var standard =
                StandardTemplates.NAMES.stream().map(name -> new Listed(name, versions.getOrDefault(name, 0), true));
        var own = versions.entrySet().stream()
                .filter(kept -> !StandardTemplates.NAMES.contains(kept.getKey()))
                .map(kept -> new Listed(kept.getKey(), kept.getValue(), false));
        return Stream.concat(standard, own).toList();
    }

    /** The words in every language; empty where nobody wrote a template of this name. */
    public Map<Language, TemplateText> find(TenantId tenant, String name) {
        var kept = scope.in(tenant, () -> store.latest(tenant, name));
        return kept.isEmpty() ? standard(name) : kept;
    }

    /** The words as Maillon comes with them; empty for a name of the company's own. */
    public Map<Language, TemplateText> standard(String name) {
        var texts = new EnumMap<Language, TemplateText>(Language.class);
        for (var language : Language.values())
            StandardTemplates.find(name, language).ifPresent(text -> texts.put(language, text));
        return texts;
    }

    /** The words for a letter in its language: the template's, or where there is none of this name the tone's own. */
    public TemplateText words(TenantId tenant, String name, Tone tone, Language language) {
        return Optional.ofNullable(find(tenant, name).get(language))
                .or(() -> Optional.ofNullable(find(tenant, tone.template()).get(language)))
                .orElseThrow();
    }

    /** A template of this name in a language, each variable replaced; one without a value says nothing. Empty where there is none. */
    public Optional<TemplateText> filled(
            TenantId tenant, String name, Language language, Map<TemplateVariable, String> values) {
        Function<TemplateVariable, String> value = variable -> values.getOrDefault(variable, "");
        return Optional.ofNullable(find(tenant, name).get(language))
                .map(words -> new TemplateText(
                        TemplateRules.fill(words.subject(), value),
                        TemplateRules.fill(words.opening(), value),
                        TemplateRules.fill(words.closing(), value),
                        TemplateRules.fill(words.sms(), value)));
    }

    /**
     * Keeps a new version, and answers what is wrong instead where it may not be kept: an unknown variable, a missing
     * language, a tag. A name is 1 to 50 small letters, digits and hyphens.
     */
    public List<TemplateProblem> save(TenantId tenant, String name, Map<Language, TemplateText> texts, String by) {
        if (!name.matches(NAME)) throw new InvalidValue("messages.template.bad-name", name);
        var problems = TemplateRules.problems(texts);
        if (problems.isEmpty()) scope.run(tenant, () -> store.add(tenant, name, texts, by, clock.instant()));
        return problems;
    }

    /** What would be wrong with these words; nothing is kept. */
    public List<TemplateProblem> check(Map<Language, TemplateText> texts) {
        return TemplateRules.problems(texts);
    }
}
