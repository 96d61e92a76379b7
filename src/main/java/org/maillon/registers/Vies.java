package org.maillon.registers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.VatNumber;
import org.maillon.registers.Part.Place;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * VIES of the European Commission, {@code GET /ms/FR/vat/…}: no key. Whether a name and an address come with the answer is
 * each country's choice ({@code ---} where not); a country that does not answer is told from a number that is not in use.
 */
@Component
class Vies implements Register {
    private static final String NOT_TOLD = "---";
    private static final Pattern TOWN = Pattern.compile("(?:[A-Z]{1,2}-)?([0-9]{4,5}) +(.+)");

    /** The country, or VIES itself, could not answer now. */
    static final class NotNow extends RuntimeException {
        NotNow(String error) {
            super(error, null, false, false);
        }
    }

    @Override
    public RegisterName name() {
        return RegisterName.VIES;
    }

    @Override
    public String address() {
        return "https://ec.europa.eu/taxation_customs/vies/rest-api";
    }

    @Override
    public boolean lists(CompanyIdentifier company) {
        return company.vatNumber().isPresent();
    }

    @Override
    public HttpRequest.Builder question(String address, CompanyIdentifier company, @Nullable String key) {
        var number = company.vatNumber().orElseThrow();
        var national = number.value().substring(2);
        return HttpRequest.newBuilder(URI.create(address + "/ms/" + number.country() + "/vat/" + encoded(national)));
    }

    /** Irish numbers may hold + and *. */
    private static String encoded(String national) {
        return national.replace("+", "%2B").replace("*", "%2A");
    }

    @Override
    public Part read(JsonNode answer, CompanyIdentifier company) {
        var fields = Fields.of(answer);
        var valid = fields.node("isValid").isBoolean() ? fields.node("isValid") : fields.node("valid");
        var error = fields.said("userError").orElse(valid.isBoolean() && valid.booleanValue() ? "VALID" : "INVALID");
        if (!valid.isBoolean()) throw new Fields.OtherShape("isValid");
        return switch (error) {
            case "VALID" ->
                Part.ofVat(true, told(fields, "name"), place(fields, company).orElse(null));
            case "INVALID", "INVALID_INPUT" -> Part.ofVat(false, null, null);
            default -> throw new NotNow(error);
        };
    }

    private static @Nullable String told(Fields answer, String name) {
        return answer.said(name).filter(text -> !text.equals(NOT_TOLD)).orElse(null);
    }

    private static Optional<Place> place(Fields answer, CompanyIdentifier company) {
        var address = told(answer, "address");
        var country = company.vatNumber().map(VatNumber::country).orElse("");
        if (address == null || !country.matches("FR|BE|LU")) return Optional.empty();
        var lines = address.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2) return Optional.empty();
        var town = TOWN.matcher(lines.getLast());
        if (!town.matches()) return Optional.empty();
        return Optional.of(new Place(
                List.copyOf(lines.subList(0, lines.size() - 1)), town.group(1), town.group(2), company.country()));
    }
}
