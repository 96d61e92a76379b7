package org.maillon.registers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.registers.CompanyIdentifier.French;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gazette of commercial notices as DILA publishes it on Opendatasoft: the data set {@code annonces-commerciales}, no key.
 * Answers of its version 1 ({@code records[].fields}) and 2.1 ({@code results[]}) are read alike.
 */
@Component
class Bodacc implements Register {
    /** The most notices of one answer. */
    static final int A_PAGE = 100;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern SIREN = Pattern.compile("[0-9]{9}");

    @Override
    public RegisterName name() {
        return RegisterName.BODACC;
    }

    @Override
    public String address() {
        return "https://bodacc-datadila.opendatasoft.com/api/explore/v2.1";
    }

    @Override
    public boolean lists(CompanyIdentifier company) {
        return company instanceof French;
    }

    @Override
    public HttpRequest.Builder question(String address, CompanyIdentifier company, @Nullable String key) {
        var siren = ((French) company).siren().digits();
        return question(address, "registre in (\"" + siren + "\")", 0);
    }

    /** Insolvency notices about many companies, of a day or later where one is given, the first published first. */
    HttpRequest.Builder watch(String address, Collection<String> sirens, Optional<LocalDate> from, int offset) {
        var numbers = sirens.stream().map(siren -> '"' + siren + '"').collect(Collectors.joining(","));
        var since = from.map(day -> " and dateparution >= date'" + day + "'").orElse("");
        return question(address, "familleavis = \"collective\" and registre in (" + numbers + ")" + since, offset);
    }

    private static HttpRequest.Builder question(String address, String where, int offset) {
        return HttpRequest.newBuilder(
                URI.create(address + "/catalog/datasets/annonces-commerciales/records?limit=" + A_PAGE + "&offset="
                        + offset + "&order_by=" + encoded("dateparution desc") + "&where=" + encoded(where)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Part read(JsonNode answer, CompanyIdentifier company) {
        var siren = ((French) company).siren().digits();
        return Part.ofNotices(notices(answer).stream()
                .filter(notice -> notice.siren().equals(siren))
                .toList());
    }

    /** How many notices an answer holds, also those that cannot be used. */
    static int count(JsonNode answer) {
        return records(answer).size();
    }

    private static List<Fields> records(JsonNode answer) {
        var fields = Fields.of(answer);
        return fields.node("records").isArray()
                ? fields.list("records").stream().map(each -> each.in("fields")).toList()
                : fields.list("results");
    }

    /** The notices that say whom they are about, the latest first. */
    static List<CompanyNotice> notices(JsonNode answer) {
        return records(answer).stream()
                .flatMap(each -> notice(each).stream())
                .sorted(comparing(CompanyNotice::publishedOn, reverseOrder()).thenComparing(CompanyNotice::id))
                .toList();
    }

    private static Optional<CompanyNotice> notice(Fields notice) {
        var siren = siren(notice.node("registre"));
        var publishedOn = notice.day("dateparution");
        var id = notice.text("id");
        if (id == null || publishedOn == null || siren.isEmpty()) return Optional.empty();
        var judgment = judgment(notice.text("jugement"));
        return Optional.of(new CompanyNotice(
                id,
                siren.get(),
                notice.said("familleavis").orElse(""),
                notice.said("typeavis").orElse(""),
                publishedOn,
                notice.said("tribunal").orElse(""),
                judgment.flatMap(Bodacc::nature).orElse(null),
                judgment.map(each -> each.day("date")).orElse(null),
                link(notice.said("url_complete").orElse(""))));
    }

    /** Only the gazette's own pages are linked to. */
    private static String link(String address) {
        return address.startsWith("https://www.bodacc.fr/") ? address : "";
    }

    /** Version 1 joins the ways to write it with commas, 2.1 lists them. */
    private static Optional<String> siren(JsonNode numbers) {
        var all = numbers.isArray()
                ? numbers.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : numbers.asString("");
        return SIREN.matcher(all.replace(" ", ""))
                .results()
                .map(each -> each.group())
                .findFirst();
    }

    private static Optional<String> nature(Fields judgment) {
        var family = judgment.said("famille");
        var nature = judgment.said("nature");
        if (family.isEmpty() || nature.isEmpty()) return nature.or(() -> family);
        return family.equals(nature) ? nature : Optional.of(family.get() + " : " + nature.get());
    }

    /** A text that holds JSON of its own. */
    private static Optional<Fields> judgment(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(JSON::readTree)
                    .filter(JsonNode::isObject)
                    .map(Fields::new);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
