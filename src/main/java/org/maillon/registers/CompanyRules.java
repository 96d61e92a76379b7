package org.maillon.registers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Siret;
import org.maillon.registers.CompanyIdentifier.Belgian;
import org.maillon.registers.CompanyIdentifier.French;
import org.maillon.registers.Part.Place;
import org.maillon.registers.RegisterAnswer.State;

/** Puts together what several registers say: of each thing what the most trusted one says that says it at all. */
final class CompanyRules {
    private static final int WIDEST = 38;

    private CompanyRules() {}

    /** What one register says, now or earlier, and why it says no more. */
    record Heard(
            @Nullable Part part,
            @Nullable Instant answeredAt,
            @Nullable RegisterRefusal refusal) {
        RegisterAnswer answer(RegisterName register) {
            var state = part == null ? State.NOT_ASKED : part.state();
            return new RegisterAnswer(register, state, Optional.ofNullable(refusal), Optional.ofNullable(answeredAt));
        }
    }

    /** @param heard in the order of trust */
    static CompanyFacts together(CompanyIdentifier company, Map<RegisterName, Heard> heard) {
        var parts = heard.values().stream()
                .map(Heard::part)
                .filter(Objects::nonNull)
                .toList();
        boolean withheld = parts.stream().anyMatch(each -> each.state() == State.WITHHELD);
        boolean person = parts.stream().anyMatch(Part::naturalPerson);
        var shown = withheld ? parts.stream().map(CompanyRules::nameless).toList() : parts;
        var siret = first(shown, Part::siret).flatMap(CompanyRules::siret);
        return new CompanyFacts(
                company,
                first(shown, Part::name),
                company instanceof French french ? Optional.of(french.siren()) : Optional.empty(),
                company instanceof French french ? french.siret().or(() -> siret) : Optional.empty(),
                company instanceof Belgian belgian ? Optional.of(belgian.number()) : Optional.empty(),
                company.vatNumber(),
                first(parts, Part::vatActive),
                first(shown, part -> address(part.place())),
                first(parts, Part::sectorCode),
                first(parts, Part::legalForm),
                standing(parts),
                first(parts, Part::createdOn),
                first(parts, Part::closedOn),
                withheld,
                person,
                parts.stream().anyMatch(Part::publicBody),
                parts.stream().flatMap(each -> each.years().stream()).toList(),
                parts.stream().flatMap(each -> each.notices().stream()).toList(),
                heard.entrySet().stream()
                        .map(each -> each.getValue().answer(each.getKey()))
                        .toList());
    }

    /** What one register withholds, another must not tell. */
    private static Part nameless(Part part) {
        return part.hidden();
    }

    private static <T> Optional<T> first(List<Part> parts, Function<Part, @Nullable T> said) {
        for (var part : parts) {
            var value = said.apply(part);
            if (value != null) return Optional.of(value);
        }
        return Optional.empty();
    }

    private static Standing standing(List<Part> parts) {
        return parts.stream()
                .map(Part::standing)
                .filter(each -> each != Standing.UNKNOWN)
                .findFirst()
                .orElse(Standing.UNKNOWN);
    }

    private static Optional<Siret> siret(String digits) {
        try {
            return Optional.of(new Siret(digits));
        } catch (InvalidValue wrong) {
            return Optional.empty();
        }
    }

    /** Fit for an envelope; null where a person has to write it out. */
    static @Nullable PostalAddress address(@Nullable Place place) {
        if (place == null) return null;
        try {
            var lines = place.lines().stream()
                    .flatMap(line -> folded(line).stream())
                    .toList();
            return new PostalAddress(lines, place.postcode(), place.town(), place.country());
        } catch (InvalidValue unfit) {
            return null;
        }
    }

    /** Cut between words into lines that an envelope has room for. */
    private static List<String> folded(String line) {
        var lines = new ArrayList<String>();
        var current = new StringBuilder();
        for (var word : line.split(" +")) {
            if (!current.isEmpty() && current.length() + 1 + word.length() > WIDEST) {
                lines.add(current.toString());
                current.setLength(0);
            }
            if (!current.isEmpty()) current.append(' ');
            current.append(word);
        }
        lines.add(current.toString());
        return lines;
    }
}
