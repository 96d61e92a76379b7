package org.maillon.registers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.registers.CompanyIdentifier.French;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Ratios of published accounts: the data set {@code ratios_inpi_bce} of data.economie.gouv.fr, no key. Where the turnover is
 * confidential it is given as 0, which is no turnover of nothing: such a year says none.
 */
@Component
class Ratios implements Register {
    @Override
    public RegisterName name() {
        return RegisterName.RATIOS;
    }

    @Override
    public String address() {
        return "https://data.economie.gouv.fr/api/explore/v2.1";
    }

    @Override
    public boolean lists(CompanyIdentifier company) {
        return company instanceof French;
    }

    @Override
    public HttpRequest.Builder question(String address, CompanyIdentifier company, @Nullable String key) {
        var where = "siren = \"" + ((French) company).siren().digits() + "\"";
        return HttpRequest.newBuilder(
                URI.create(address + "/catalog/datasets/ratios_inpi_bce/records?limit=20&order_by="
                        + encoded("date_cloture_exercice desc") + "&where=" + encoded(where)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Part read(JsonNode answer, CompanyIdentifier company) {
        return Part.ofYears(years(answer));
    }

    /** Each year once, consolidated accounts left aside, the latest first. */
    static List<PublishedYear> years(JsonNode answer) {
        var fields = Fields.of(answer);
        var rows = fields.node("indicateurs").isArray()
                ? fields.list("indicateurs")
                : fields.node("data").isArray()
                        ? fields.list("data").stream()
                                .map(each -> each.in("data"))
                                .toList()
                        : fields.list("results");
        return rows.stream()
                .filter(each -> !each.is("est_consolide") && !"K".equals(each.text("type_bilan")))
                .flatMap(each -> year(each).stream())
                .sorted(comparing(PublishedYear::closedOn, reverseOrder()))
                .toList();
    }

    private static Optional<PublishedYear> year(Fields row) {
        var closedOn = Optional.ofNullable(row.day("date_cloture_exercice"))
                .or(() -> Optional.ofNullable(row.day("date_fin_exercice")));
        boolean confidential = row.said("confidentiality")
                .map(each -> each.toLowerCase(Locale.FRENCH).contains("confidentiel"))
                .orElse(false);
        return closedOn.map(day -> new PublishedYear(
                day,
                turnover(row, confidential),
                row.whole("resultat_net"),
                row.decimal("autonomie_financiere"),
                row.decimal("ratio_de_liquidite"),
                row.decimal("credit_clients_jours"),
                confidential));
    }

    private static @Nullable Long turnover(Fields row, boolean confidential) {
        var turnover = row.node("chiffre_d_affaires").isMissingNode()
                ? row.whole("chiffre_affaires")
                : row.whole("chiffre_d_affaires");
        return turnover != null && turnover == 0 && confidential ? null : turnover;
    }
}
