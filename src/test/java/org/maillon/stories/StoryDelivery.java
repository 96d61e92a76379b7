package org.maillon.stories;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryFilter;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.deliveries.DeliveryLinks;
import org.maillon.deliveries.DeliveryNote;
import org.maillon.deliveries.Drawing;
import org.maillon.deliveries.NewDelivery;
import org.maillon.deliveries.NewLine;
import org.maillon.deliveries.NewSignature;
import org.maillon.deliveries.Reserve;
import org.maillon.deliveries.ReserveKind;
import org.maillon.desk.Notation;
import org.maillon.disputes.DisputeAnswer;
import org.maillon.disputes.Disputes;
import org.maillon.evidence.Author;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;

/** A delivery of the stories: written, given to the driver, signed far from any network, laid on its invoice. */
class StoryDelivery {
    private static final Author ANNE = new Author("Anne Lefort", "");
    private static final Author DENIS = new Author("Denis", "203.0.113.7");
    private static final Notation IN = new Notation(Language.FR);

    private final Deliveries deliveries;
    private final DeliveryLinks links;
    private final Disputes disputes;
    private final Ledger ledger;
    private final Clock clock;

    StoryDelivery(Deliveries deliveries, DeliveryLinks links, Disputes disputes, Ledger ledger, Clock clock) {
        this.deliveries = deliveries;
        this.links = links;
        this.disputes = disputes;
        this.ledger = ledger;
        this.clock = clock;
    }

    String written(TenantId tenant, AccountId account) {
        var line = new NewLine(
                OptionalInt.empty(),
                "",
                "Caisse de vin de Loire",
                "",
                new BigDecimal("24"),
                OptionalLong.of(12_500),
                new BigDecimal("20"));
        var delivery = new NewDelivery(
                Optional.empty(),
                DeliveryKind.GOODS,
                account,
                OptionalLong.empty(),
                "3 place du Marché\n37000 TOURS",
                "",
                "",
                Money.EUR,
                today(),
                false,
                List.of(line));
        var note = ((DeliveryAnswer.Done) deliveries.plan(tenant, delivery, ANNE)).note();
        links.issue(tenant, note.id(), "Denis", Language.FR, ANNE.who());
        return "Anne écrit le bon " + note.number() + " (24 caisses) et confie son lien à Denis, le chauffeur.";
    }

    String signed(TenantId tenant, AccountId account) {
        var signedAt = clock.instant();
        var name = List.of(
                List.of(new Drawing.Point(20, 80, 0), new Drawing.Point(90, 20, 40), new Drawing.Point(200, 110, 90)));
        var signature = new NewSignature(
                UUID.fromString("5b1a7a52-6d0e-4a51-9a07-0d8a2f1c7e11"),
                "Paul Brun",
                "Gérant",
                "",
                signedAt,
                signedAt.plus(Duration.ofHours(2)),
                Optional.empty(),
                List.of(
                        new Reserve(OptionalInt.of(1), ReserveKind.MISSING, Optional.of(new BigDecimal("2")), ""),
                        new Reserve(
                                OptionalInt.of(1),
                                ReserveKind.DAMAGED,
                                Optional.of(new BigDecimal("4")),
                                "bouteilles cassées")),
                Optional.of(new Drawing(300, 150, name)),
                List.of(),
                Optional.empty());
        var answer = deliveries.sign(tenant, note(tenant, account).id(), signature, DENIS);
        deliveries.sign(tenant, note(tenant, account).id(), signature, DENIS);
        return "Paul Brun signe avec le doigt à la cave, sans réseau ; le téléphone envoie deux fois, la signature compte une fois. "
                + answer.sentence(Language.FR) + " Litiges : " + opened(tenant, account) + ".";
    }

    private String opened(TenantId tenant, AccountId account) {
        return disputes.ofDelivery(tenant, note(tenant, account).id()).stream()
                .map(it -> it.cause().in(Language.FR) + " " + IN.money(it.disputedCents()))
                .collect(Collectors.joining(", "));
    }

    String invoiced(TenantId tenant, AccountId account) {
        var item =
                ledger.openItems(tenant, Optional.of(account), today(), 0, 10).getFirst();
        var laid = disputes.invoiced(tenant, note(tenant, account).id(), item.id(), ANNE);
        if (!(laid instanceof DisputeAnswer.Done)) throw new AssertionError(laid);
        return "Anne porte les réserves du bon sur " + item.reference() + ".";
    }

    private DeliveryNote note(TenantId tenant, AccountId account) {
        return deliveries.list(tenant, DeliveryFilter.of(account), 0, 1).getFirst();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
