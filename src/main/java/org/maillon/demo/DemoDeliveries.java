package org.maillon.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.deliveries.DeliveryLinks;
import org.maillon.deliveries.Drawing;
import org.maillon.deliveries.NewDelivery;
import org.maillon.deliveries.NewLine;
import org.maillon.deliveries.NewSignature;
import org.maillon.deliveries.Reserve;
import org.maillon.deliveries.ReserveKind;
import org.maillon.evidence.Author;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Some deliveries of the demonstration: planned, on the way, signed, and one that came with a reserve. */
@Component
class DemoDeliveries {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Author OFFICE = new Author("Claire Aubry", "");
    private static final Author DRIVER = new Author("Denis, tournée Sud", "192.0.2.40");
    private static final int ACCOUNTS = 6;

    private final Customers customers;
    private final Deliveries deliveries;
    private final DeliveryLinks links;

    DemoDeliveries(Customers customers, Deliveries deliveries, DeliveryLinks links) {
        this.customers = customers;
        this.deliveries = deliveries;
        this.links = links;
    }

    void add(TenantId tenant, LocalDate on) {
        var accounts = customers.after(tenant, new AccountId(0), ACCOUNTS);
        if (accounts.size() < ACCOUNTS) return;
        plan(tenant, accounts.get(0).id(), DeliveryKind.GOODS, on.plusDays(1));
        plan(tenant, accounts.get(1).id(), DeliveryKind.WORK, on.plusDays(2));
        long away = plan(tenant, accounts.get(2).id(), DeliveryKind.GOODS, on);
        links.issue(tenant, away, DRIVER.who(), Language.FR, OFFICE.who());
        sign(
                tenant,
                plan(tenant, accounts.get(3).id(), DeliveryKind.GOODS, on.minusDays(3)),
                on.minusDays(3),
                List.of());
        sign(
                tenant,
                plan(tenant, accounts.get(4).id(), DeliveryKind.WORK, on.minusDays(2)),
                on.minusDays(2),
                List.of());
        var reserve = new Reserve(
                OptionalInt.of(2), ReserveKind.DAMAGED, Optional.of(BigDecimal.TWO), "deux cartons mouillés");
        sign(
                tenant,
                plan(tenant, accounts.get(5).id(), DeliveryKind.GOODS, on.minusDays(1)),
                on.minusDays(1),
                List.of(reserve));
    }

    private long plan(TenantId tenant, AccountId account, DeliveryKind kind, LocalDate on) {
        var delivery = new NewDelivery(
                Optional.empty(),
                kind,
                account,
                OptionalLong.empty(),
                "Quai 4\n12 rue des Forges\n69007 LYON",
                "",
                "",
                Money.EUR,
                on,
                false,
                kind == DeliveryKind.GOODS ? goods() : work());
        return ((DeliveryAnswer.Done) deliveries.plan(tenant, delivery, OFFICE))
                .note()
                .id();
    }

    private static List<NewLine> goods() {
        return List.of(
                line("Palette Europe 80 × 120", "", "12", 1_450), line("Carton renforcé 60 × 40", "", "40", 390));
    }

    private static List<NewLine> work() {
        return List.of(line("Pose et réglage sur place", "h", "6.5", 5_800), line("Déplacement", "", "1", 6_500));
    }

    private static NewLine line(String description, String unit, String quantity, long cents) {
        return new NewLine(
                OptionalInt.empty(),
                "",
                description,
                unit,
                new BigDecimal(quantity),
                OptionalLong.of(cents),
                new BigDecimal("20"));
    }

    private void sign(TenantId tenant, long note, LocalDate on, List<Reserve> reserves) {
        Instant at = on.atTime(LocalTime.of(10, 40)).atZone(ZONE).toInstant();
        var signature = new NewSignature(
                UUID.randomUUID(),
                "Karim Benali",
                "Magasinier",
                "",
                at,
                at,
                Optional.empty(),
                reserves,
                Optional.of(name()),
                List.of(),
                Optional.empty());
        deliveries.sign(tenant, note, signature, DRIVER);
    }

    private static Drawing name() {
        var stroke = new java.util.ArrayList<Drawing.Point>();
        for (int i = 0; i <= 60; i++)
            stroke.add(new Drawing.Point(30 + i * 4, 75 + 45 * Math.sin(i / 4.0) * Math.cos(i / 9.0), i * 20L));
        return new Drawing(300, 150, List.of(stroke));
    }
}
