package org.maillon.registers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Siret;
import org.maillon.registers.CompanyIdentifier.French;
import org.maillon.registers.Part.Place;
import org.maillon.registers.RegisterAnswer.State;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The French State's company search, {@code GET /search?q=} of recherche-entreprises.api.gouv.fr: no key, seven questions a
 * second. Its answer may list other companies that bear the number somewhere; only the one of that SIREN counts. The people
 * it names are not read.
 */
@Component
class CompanySearch implements Register {
    private static final String SOLE_TRADER = "1000";

    @Override
    public RegisterName name() {
        return RegisterName.COMPANY_SEARCH;
    }

    @Override
    public String address() {
        return "https://recherche-entreprises.api.gouv.fr";
    }

    @Override
    public boolean lists(CompanyIdentifier company) {
        return company instanceof French;
    }

    @Override
    public HttpRequest.Builder question(String address, CompanyIdentifier company, @Nullable String key) {
        return HttpRequest.newBuilder(URI.create(address + "/search?q=" + company.key() + "&page=1&per_page=10"));
    }

    @Override
    public Part read(JsonNode answer, CompanyIdentifier company) {
        var asked = (French) company;
        var fields = Fields.of(answer);
        var siren = asked.siren().digits();
        var found = fields.list("results").stream()
                .filter(each -> siren.equals(each.text("siren")))
                .findFirst();
        return found.map(each -> company(each, asked))
                .orElseGet(() -> isHidden(fields) ? Part.withheld() : Part.unknown());
    }

    /** It counts what it does not show. */
    private static boolean isHidden(Fields answer) {
        var total = answer.whole("total_results");
        return total != null && total == 1 && answer.list("results").isEmpty();
    }

    private static Part company(Fields company, French asked) {
        var site = site(company, asked.siret());
        var complements = company.in("complements");
        var form = company.text("nature_juridique");
        var part = new Part(
                State.KNOWN,
                company.said("nom_raison_sociale")
                        .or(() -> company.said("nom_complet"))
                        .orElse(null),
                site.text("siret"),
                place(site).orElse(null),
                company.text("activite_principale"),
                form,
                standing(company),
                company.day("date_creation"),
                company.day("date_fermeture"),
                SOLE_TRADER.equals(form) || complements.is("est_entrepreneur_individuel"),
                complements.is("est_administration") || complements.is("est_service_public"),
                null,
                List.of(),
                List.of());
        return isWithheld(company) ? part.hidden() : part;
    }

    /** The establishment asked for where the answer has it, else the head office. */
    private static Fields site(Fields company, Optional<Siret> asked) {
        var siege = company.in("siege");
        return asked.map(Siret::digits)
                .filter(siret -> !siret.equals(siege.text("siret")))
                .flatMap(siret -> company.some("matching_etablissements").stream()
                        .filter(each -> siret.equals(each.text("siret")))
                        .findFirst())
                .orElse(siege);
    }

    private static boolean isWithheld(Fields company) {
        return switch (company.text("statut_diffusion")) {
            case "P", "N", "partiellement diffusible", "non-diffusible" -> true;
            case null, default -> false;
        };
    }

    private static Standing standing(Fields company) {
        var state = company.said("etat_administratif").orElse("").replace('\u00a0', ' ');
        if (state.equals("C") || state.startsWith("cess")) return Standing.CLOSED;
        if (state.startsWith("en sommeil")) return Standing.DORMANT;
        var open = company.whole("nombre_etablissements_ouverts");
        if (open != null && open == 0) return Standing.DORMANT;
        return state.isEmpty() ? Standing.UNKNOWN : Standing.ACTIVE;
    }

    private static Optional<Place> place(Fields site) {
        var town = site.said("libelle_commune").or(() -> site.said("commune"));
        var street = Stream.of("numero_voie", "indice_repetition", "type_voie", "libelle_voie")
                .map(site::text)
                .filter(java.util.Objects::nonNull)
                .toList();
        var lines = new ArrayList<String>();
        site.said("complement_adresse").ifPresent(lines::add);
        if (!street.isEmpty()) lines.add(String.join(" ", street));
        if (lines.isEmpty()) site.said("adresse").map(CompanySearch::street).ifPresent(lines::add);
        if (lines.isEmpty() || town.isEmpty()) return Optional.empty();
        var cedex = site.said("libelle_cedex");
        var postcode = cedex.isPresent() ? site.said("cedex") : site.said("code_postal");
        return Optional.of(
                new Place(lines, postcode.orElse(""), cedex.or(() -> town).get(), "FR"));
    }

    /** Without the postcode and town that end an address written in one line. */
    private static String street(String address) {
        return address.replaceFirst(",? *[0-9]{5} .*$", "");
    }
}
