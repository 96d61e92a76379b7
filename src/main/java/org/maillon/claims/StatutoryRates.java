package org.maillon.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.maillon.claims.LateInterest.Source;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The dated rates of {@code law/late-interest.yaml}. Reading refuses a file in which a half-year is missing or a rate
 * does not follow from its law: a typing error there would end in a court form. Half-years follow each other, so a rate
 * is found by its position.
 */
final class StatutoryRates {
    private static final Set<String> RATES = Set.of("refinancing", "legal", "minimum", "fr-b2b", "fr-b2g", "be-b2b");

    static final StatutoryRates IN_FORCE = read("/law/late-interest.yaml");

    /** A rate of the law and how sure the table is of it. */
    record StatutoryRate(Rate rate, Source source) {}

    private final HalfYear first;
    private final Map<Regime, List<StatutoryRate>> byRegime = new EnumMap<>(Regime.class);
    private final List<Rate> minimums = new ArrayList<>();

    private StatutoryRates(Section file) {
        var rows = file.sections("half-years");
        var laws = file.section("laws");
        first = halfYear(rows.getFirst());
        for (var regime : Regime.values()) byRegime.put(regime, new ArrayList<>());
        var expected = first;
        for (var row : rows) {
            if (!halfYear(row).equals(expected)) throw row.wrong("half-year " + expected + " was expected");
            add(row, laws);
            expected = expected.next();
        }
    }

    static StatutoryRates read(String resource) {
        try (var in = StatutoryRates.class.getResourceAsStream(resource)) {
            return read(resource, Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    static StatutoryRates read(String name, InputStream in) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return new StatutoryRates(Section.of(name, yaml.load(in)));
    }

    Optional<StatutoryRate> of(Regime regime, LocalDate day) {
        var rates = Objects.requireNonNull(byRegime.get(regime));
        int position = position(day);
        return position < 0 || position >= rates.size() ? Optional.empty() : Optional.of(rates.get(position));
    }

    /**
     * The least rate a contract may name: three times the legal rate between French companies, the statutory rate itself
     * for a public buyer. Belgian law names none, a judge may revise.
     */
    Optional<Rate> minimum(Regime regime, LocalDate day) {
        int position = position(day);
        if (position < 0 || position >= minimums.size()) return Optional.empty();
        return switch (regime) {
            case FR_B2B -> Optional.of(minimums.get(position));
            case FR_B2G -> of(regime, day).map(StatutoryRate::rate);
            case BE_B2B -> Optional.of(new Rate(0));
        };
    }

    private int position(LocalDate day) {
        return 2 * (day.getYear() - first.year()) + (day.getMonthValue() - 1) / 6 - (first.half() - 1);
    }

    private void add(Section row, Section laws) {
        var rates = row.section("rates");
        if (!rates.keys().equals(RATES)) throw row.wrong("the rates are " + RATES);
        var confidence = row.section("confidence");
        var refinancing = rates.number("refinancing");
        for (var regime : Regime.values()) {
            var law = laws.section(regime.code());
            var expected =
                    roundedUp(refinancing.add(law.number("points-above-refinancing")), law.number("rounded-up-to"));
            var rate = same(row, regime.code(), rates.number(regime.code()), expected);
            var source = confidence.text(regime == Regime.BE_B2B ? "be-b2b" : "refinancing");
            Objects.requireNonNull(byRegime.get(regime)).add(new StatutoryRate(rate, source(row, source)));
        }
        source(row, confidence.text("legal"));
        var threefold = rates.number("legal").multiply(laws.section("minimum").number("times-legal-rate"));
        minimums.add(same(row, "minimum", rates.number("minimum"), threefold));
    }

    private static HalfYear halfYear(Section row) {
        var text = row.text("half-year");
        if (!text.matches("20[0-9]{2}-[12]")) throw row.wrong("no half-year: " + text);
        return new HalfYear(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0');
    }

    private static BigDecimal roundedUp(BigDecimal rate, BigDecimal step) {
        return rate.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }

    private static Rate same(Section row, String name, BigDecimal written, BigDecimal expected) {
        if (written.compareTo(expected) == 0) return Rate.parse(written.toPlainString());
        throw row.wrong(name + " is " + written + ", by its law " + expected);
    }

    private static Source source(Section row, String confidence) {
        return Stream.of(Source.SEVERAL_SOURCES, Source.ONE_SOURCE, Source.CALCULATED)
                .filter(source -> source.name().equalsIgnoreCase(confidence.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> row.wrong("no confidence: " + confidence));
    }
}
