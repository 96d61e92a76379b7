package org.maillon.registers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.registers.CompanyIdentifier.French;
import org.maillon.registers.Part.Place;
import org.maillon.registers.RegisterAnswer.State;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * INSEE's SIRENE, version 3.11: {@code /siren/…} for a company, {@code /siret/…} for an establishment with its address. The
 * key of a subscription goes into its own header; thirty questions a minute.
 */
@Component
class Sirene implements Register {
    private static final String SOLE_TRADER = "1000";

    @Override
    public RegisterName name() {
        return RegisterName.SIRENE;
    }

    @Override
    public String address() {
        return "https://api.insee.fr/api-sirene/3.11";
    }

    @Override
    public boolean lists(CompanyIdentifier company) {
        return company instanceof French;
    }

    @Override
    public HttpRequest.Builder question(String address, CompanyIdentifier company, @Nullable String key) {
        var place = ((French) company).siret().isPresent() ? "/siret/" : "/siren/";
        return HttpRequest.newBuilder(URI.create(address + place + company.key()))
                .header("X-INSEE-Api-Key-Integration", Objects.requireNonNull(key));
    }

    /** A unit that is not shown. */
    @Override
    public Part forbidden() {
        return Part.withheld();
    }

    @Override
    public Part read(JsonNode answer, CompanyIdentifier company) {
        var fields = Fields.of(answer);
        if (fields.node("etablissement").isObject()) return site(fields.in("etablissement"));
        if (fields.node("uniteLegale").isObject()) return unit(fields.in("uniteLegale"), null, Optional.empty());
        throw new Fields.OtherShape("uniteLegale");
    }

    private static Part site(Fields site) {
        return unit(site.in("uniteLegale"), site.text("siret"), place(site.in("adresseEtablissement")));
    }

    private static Part unit(Fields unit, @Nullable String siret, Optional<Place> place) {
        var current = current(unit);
        var form = current.text("categorieJuridiqueUniteLegale");
        var closed = "C".equals(current.text("etatAdministratifUniteLegale"));
        var part = new Part(
                State.KNOWN,
                name(unit, current),
                siret,
                place.orElse(null),
                current.text("activitePrincipaleUniteLegale"),
                form,
                closed ? Standing.CLOSED : Standing.ACTIVE,
                unit.day("dateCreationUniteLegale"),
                closed ? current.day("dateDebut") : null,
                SOLE_TRADER.equals(form),
                false,
                null,
                List.of(),
                List.of());
        return "O".equals(unit.said("statutDiffusionUniteLegale").orElse("O")) ? part : part.hidden();
    }

    /** The period that goes on; beside an establishment the unit has its present values itself. */
    private static Fields current(Fields unit) {
        return unit.some("periodesUniteLegale").stream()
                .filter(each -> each.day("dateFin") == null)
                .findFirst()
                .orElse(unit);
    }

    private static @Nullable String name(Fields unit, Fields current) {
        var person = Stream.of(unit.text("prenomUsuelUniteLegale"), current.text("nomUniteLegale"))
                .filter(Objects::nonNull)
                .toList();
        return current.said("denominationUniteLegale").orElse(person.isEmpty() ? null : String.join(" ", person));
    }

    private static Optional<Place> place(Fields address) {
        var street = Stream.of("numeroVoie", "indiceRepetition", "typeVoie", "libelleVoie")
                .map(each -> address.text(each + "Etablissement"))
                .filter(Objects::nonNull)
                .toList();
        var lines = new ArrayList<String>();
        address.said("complementAdresseEtablissement").ifPresent(lines::add);
        if (!street.isEmpty()) lines.add(String.join(" ", street));
        var town = address.said("libelleCedexEtablissement").or(() -> address.said("libelleCommuneEtablissement"));
        if (lines.isEmpty() || town.isEmpty()) return Optional.empty();
        var postcode = address.said("codeCedexEtablissement").or(() -> address.said("codePostalEtablissement"));
        return Optional.of(new Place(lines, postcode.orElse(""), town.get(), "FR"));
    }
}
