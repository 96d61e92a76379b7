package org.maillon.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.Code;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The dated rules of {@code law/retention.yaml}: France (Code de commerce, art. L123-22 and L110-4; Livre des procédures
 * fiscales, art. L102 B, ten years from 1 January 2027) and Belgium. Uncertain, not verified against a published text: the
 * three years of contacts and the year of traces (guidance of the CNIL), and the Belgian articles on accounting and VAT records
 * (ten years since 2023, seven before). A company of another country is under the French rules.
 */
final class RetentionLaw {
    private static final String FILE = "/law/retention.yaml";

    static final RetentionLaw IN_FORCE = new RetentionLaw(read());

    private final List<LegalRule> rules;

    private RetentionLaw(List<LegalRule> rules) {
        this.rules = rules;
    }

    /** The rule of a country on a day; a day before the first rule is under the first. */
    LegalRule of(String country, RecordKind kind, LocalDate day) {
        var here = rules.stream()
                .filter(rule -> rule.kind() == kind && rule.country().equals(country.equals("BE") ? "BE" : "FR"))
                .sorted(Comparator.comparing(LegalRule::from))
                .toList();
        return here.stream()
                .filter(rule -> !rule.from().isAfter(day))
                .reduce((_, later) -> later)
                .orElseGet(here::getFirst);
    }

    private static List<LegalRule> read() {
        try (var in = Objects.requireNonNull(RetentionLaw.class.getResourceAsStream(FILE), FILE)) {
            Map<String, List<Map<String, Object>>> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return Objects.requireNonNull(file.get("rules")).stream()
                    .map(RetentionLaw::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static LegalRule rule(Map<String, Object> row) {
        var rule = new LegalRule(
                text(row, "country"),
                RecordKind.of(text(row, "kind")),
                LocalDate.parse(text(row, "from")),
                number(row, "months"),
                number(row, "least"),
                number(row, "most"),
                Code.read(CountedFrom.class, text(row, "counted-from")),
                value(row, "withstands") == Boolean.TRUE,
                text(row, "article"),
                text(row, "confidence").equals("uncertain"));
        if (rule.months() < rule.least() || rule.most() > 0 && rule.months() > rule.most())
            throw new IllegalStateException(FILE + ": the usual time is outside of what is allowed: " + rule);
        return rule;
    }

    private static Object value(Map<String, Object> row, String name) {
        @Nullable Object value = row.get(name);
        if (value == null) throw new IllegalStateException(FILE + ": " + name + " is missing in " + row);
        return value;
    }

    private static String text(Map<String, Object> row, String name) {
        return value(row, name).toString();
    }

    private static int number(Map<String, Object> row, String name) {
        return Integer.parseInt(text(row, name));
    }
}
