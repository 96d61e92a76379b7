package org.maillon.deliveries;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenants;
import org.maillon.deliveries.DeliveryLinks.Bearer;
import org.maillon.deliveries.PhoneView.Files;
import org.maillon.deliveries.PhoneView.Line;
import org.maillon.deliveries.PhoneView.Signed;
import org.maillon.portal.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Puts the phone's page together. */
@Component
class PhoneViews {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Tenants companies;
    private final Deliveries deliveries;
    private final ObjectProvider<ResourceUrlProvider> addresses;

    PhoneViews(Tenants companies, Deliveries deliveries, ObjectProvider<ResourceUrlProvider> addresses) {
        this.companies = companies;
        this.deliveries = deliveries;
        this.addresses = addresses;
    }

    PhoneView of(Bearer bearer, Words words) {
        var tenant = bearer.tenant();
        var note = deliveries.find(tenant, bearer.link().note()).orElseThrow();
        var lines = deliveries.lines(tenant, note.id());
        return new PhoneView(
                words,
                files(),
                "/d/" + bearer.token(),
                Long.toString(tenant.value(), 36) + "-" + note.id(),
                companies.find(tenant).orElseThrow().name(),
                words.t("deliveries.kind." + note.kind().code()),
                note.number(),
                note.accountName(),
                note.address().lines().toList(),
                facts(note, words),
                lines.stream().map(line -> line(line, words)).toList(),
                note.state() == DeliveryState.CANCELLED,
                deliveries.policy(tenant).placeAsked(),
                signed(bearer, lines, words));
    }

    private static List<String> facts(DeliveryNote note, Words words) {
        var facts = new ArrayList<String>();
        if (!note.orderNumber().isEmpty()) facts.add(words.t("deliveries.phone.order", note.orderNumber()));
        if (!note.purchaseOrder().isEmpty())
            facts.add(words.t("deliveries.phone.purchase-order", note.purchaseOrder()));
        if (!note.remark().isEmpty()) facts.add(note.remark());
        return facts;
    }

    private static Line line(DeliveryLine line, Words words) {
        return new Line(
                line.number(),
                line.description(),
                line.code(),
                Quantities.display(line.quantity(), words.language()),
                line.unit(),
                line.quantity().toPlainString());
    }

    private @Nullable Signed signed(Bearer bearer, List<DeliveryLine> lines, Words words) {
        return deliveries.signatures(bearer.tenant(), bearer.link().note()).stream()
                .filter(Signature::counted)
                .findFirst()
                .map(signature -> new Signed(
                        signature.role().isEmpty() ? signature.signer() : signature.signer() + ", " + signature.role(),
                        at(signature.signedAt(), words),
                        signature.reserves().stream()
                                .map(reserve -> ReserveWords.of(reserve, lines, words.language()))
                                .toList(),
                        picture(bearer, signature),
                        "/d/" + bearer.token() + "/signed-note"))
                .orElse(null);
    }

    /** In the page itself, so that it is there without network. */
    private @Nullable String picture(Bearer bearer, Signature signature) {
        return deliveries
                .picture(bearer.tenant(), signature.note(), signature.id())
                .map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .orElse(null);
    }

    static String at(Instant at, Words words) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(words.language().locale())
                .withZone(ZONE)
                .format(at);
    }

    Files files() {
        return new Files(
                address("desk.css"),
                address("portal.css"),
                address("delivery.css"),
                "/d/queue.js",
                address("delivery.js"),
                address("icon.svg"));
    }

    private String address(String file) {
        var address = addresses.getObject().getForLookupPath("/assets/" + file);
        if (address == null) throw new IllegalStateException("no file assets/" + file);
        return address;
    }
}
