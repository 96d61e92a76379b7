package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Language;
import org.maillon.kernel.TypedAmount;
import org.maillon.reminders.ScenarioRule;

/** The rules by which a scenario is chosen, as typed; an empty condition asks nothing. Amounts in whole currency. */
public record ScenarioRulesForm(List<Row> rows) {
    private static final int MOST = 50;

    public record Row(
            String scenario,
            String segment,
            String minScore,
            String maxScore,
            String min,
            String max,
            String publicBody,
            String country,
            String kind) {
        static final Row EMPTY = new Row("", "", "", "", "", "", "", "", "");

        static Row of(ScenarioRule rule, Language language) {
            return new Row(
                    rule.scenario(),
                    shown(rule.segment()),
                    shown(rule.minScore()),
                    shown(rule.maxScore()),
                    TypedAmount.shown(rule.minCents(), language),
                    TypedAmount.shown(rule.maxCents(), language),
                    shown(rule.publicBody()),
                    shown(rule.country()),
                    shown(rule.kind()));
        }

        static Row typed(Map<String, String> fields, int at) {
            return new Row(
                    field(fields, at, "scenario"),
                    field(fields, at, "segment"),
                    field(fields, at, "minScore"),
                    field(fields, at, "maxScore"),
                    field(fields, at, "min"),
                    field(fields, at, "max"),
                    field(fields, at, "publicBody"),
                    field(fields, at, "country"),
                    field(fields, at, "kind"));
        }

        private static String field(Map<String, String> fields, int at, String name) {
            return fields.getOrDefault(at + "." + name, "").strip();
        }

        private boolean isReadable() {
            return List.of(minScore, maxScore).stream().allMatch(it -> it.matches("\\d{0,3}"))
                    && List.of(min, max).stream().allMatch(TypedAmount::isReadable);
        }

        private ScenarioRule rule() {
            return new ScenarioRule(
                    scenario,
                    given(segment),
                    minScore.isEmpty() ? null : Integer.valueOf(minScore),
                    maxScore.isEmpty() ? null : Integer.valueOf(maxScore),
                    TypedAmount.cents(min),
                    TypedAmount.cents(max),
                    publicBody.isEmpty() ? null : Boolean.valueOf(publicBody),
                    given(country),
                    given(kind));
        }

        private static @Nullable String given(String typed) {
            return typed.isEmpty() ? null : typed;
        }

        private static String shown(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    static ScenarioRulesForm of(List<ScenarioRule> rules, Language language) {
        return new ScenarioRulesForm(
                rules.stream().map(rule -> Row.of(rule, language)).toList());
    }

    static ScenarioRulesForm typed(Map<String, String> fields) {
        return new ScenarioRulesForm(IntStream.range(0, MOST)
                .takeWhile(at -> fields.containsKey(at + ".scenario"))
                .mapToObj(at -> Row.typed(fields, at))
                .toList());
    }

    ScenarioRulesForm withOneMore() {
        var more = new ArrayList<>(rows);
        more.add(Row.EMPTY);
        return new ScenarioRulesForm(List.copyOf(more));
    }

    ScenarioRulesForm without(int at) {
        var fewer = new ArrayList<>(rows);
        if (at >= 0 && at < fewer.size()) fewer.remove(at);
        return new ScenarioRulesForm(List.copyOf(fewer));
    }

    /** The places, from 1 on, whose figures are none. */
    List<Integer> unreadable() {
        return IntStream.range(0, rows.size())
                .filter(at -> !rows.get(at).isReadable())
                .mapToObj(at -> at + 1)
                .toList();
    }

    /** To be asked for only where everything is readable. */
    List<ScenarioRule> rules() {
        return rows.stream().map(Row::rule).toList();
    }
}
