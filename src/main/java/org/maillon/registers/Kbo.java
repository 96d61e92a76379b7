package org.maillon.registers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.registers.CompanyIdentifier.Belgian;
import org.maillon.registers.Part.Place;
import org.maillon.registers.RegisterAnswer.State;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The Belgian register of enterprises. The State gives its data away as files and sells questions one by one; cbeapi.be puts
 * the files behind {@code GET /company/…}, with a key, 2,500 questions a day.
 */
@Component
class Kbo implements Register {
    private static final String NATURAL_PERSON = "natural_person";

    @Override
    public RegisterName name() {
        return RegisterName.KBO;
    }

    @Override
    public String address() {
        return "https://cbeapi.be/api/v1";
    }

    @Override
    public boolean lists(CompanyIdentifier company) {
        return company instanceof Belgian;
    }

    @Override
    public HttpRequest.Builder question(String address, CompanyIdentifier company, @Nullable String key) {
        var number = ((Belgian) company).number().digits();
        return HttpRequest.newBuilder(URI.create(address + "/company/" + number))
                .header("Authorization", "Bearer " + Objects.requireNonNull(key));
    }

    @Override
    public Part read(JsonNode answer, CompanyIdentifier company) {
        var fields = Fields.of(answer);
        var found = fields.node("data").isObject() ? fields.in("data") : fields;
        if (found.text("cbe_number") == null) throw new Fields.OtherShape("cbe_number");
        var nace = found.some("nace_activities").stream().findFirst().map(each -> each.text("code"));
        return new Part(
                State.KNOWN,
                found.text("denomination"),
                null,
                place(found.in("address")).orElse(null),
                nace.orElse(null),
                found.said("juridical_form")
                        .or(() -> found.said("juridical_form_short"))
                        .orElse(null),
                standing(found),
                found.day("start_date"),
                null,
                NATURAL_PERSON.equals(found.text("type")),
                false,
                null,
                List.of(),
                List.of());
    }

    private static Standing standing(Fields found) {
        return switch (found.text("status")) {
            case null -> Standing.UNKNOWN;
            case "active" -> Standing.ACTIVE;
            default -> Standing.CLOSED;
        };
    }

    private static Optional<Place> place(Fields address) {
        var street = Stream.of(address.text("street"), address.text("street_number"), box(address.text("box")))
                .filter(Objects::nonNull)
                .toList();
        var town = address.text("city");
        if (street.isEmpty() || town == null) return Optional.empty();
        var postcode = address.said("post_code").orElse("");
        return Optional.of(new Place(List.of(String.join(" ", street)), postcode, town, "BE"));
    }

    private static @Nullable String box(@Nullable String number) {
        return number == null ? null : "/ " + number;
    }
}
