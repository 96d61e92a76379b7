package org.maillon.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.Customers;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryFilter;
import org.maillon.deliveries.DeliveryLinks;
import org.maillon.deliveries.DeliveryNote;
import org.maillon.deliveries.DeliveryState;
import org.maillon.deliveries.Proof;
import org.maillon.disputes.Disputes;
import org.maillon.sales.Order;
import org.maillon.sales.Orders;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows what is to be delivered, what is under way, what was signed, and one delivery with its proof. */
@Controller
@Needs(Permission.READ)
class DeliveriesController {
    private static final int ROWS = 50;
    private static final int TYPED_LINES = 5;
    private static final List<DeliveryState> TABS = List.of(
            DeliveryState.PLANNED,
            DeliveryState.ON_THE_WAY,
            DeliveryState.WITH_RESERVES,
            DeliveryState.SIGNED,
            DeliveryState.CANCELLED);

    private final Deliveries deliveries;
    private final DeliveryLinks links;
    private final Disputes disputes;
    private final Orders orders;
    private final Customers customers;
    private final Clock clock;

    DeliveriesController(
            Deliveries deliveries,
            DeliveryLinks links,
            Disputes disputes,
            Orders orders,
            Customers customers,
            Clock clock) {
        this.deliveries = deliveries;
        this.links = links;
        this.disputes = disputes;
        this.orders = orders;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/deliveries")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        var counts = deliveries.counts(member.tenant());
        var chosen = DeliveryState.of(state == null ? "" : state).orElseGet(() -> usual(counts));
        var found = deliveries.latest(member.tenant(), DeliveryFilter.of(chosen), Pager.offset(number, ROWS), ROWS + 1);
        model.addAttribute("state", chosen);
        model.addAttribute("tabs", TABS);
        model.addAttribute("counts", counts);
        model.addAttribute("today", today());
        model.addAttribute("notes", found.stream().limit(ROWS).toList());
        model.addAttribute("pager", Pager.of("/deliveries?state=" + chosen.code(), number, found.size() > ROWS));
        return "desk/deliveries";
    }

    /** What asks for something first. */
    private static DeliveryState usual(Map<DeliveryState, Long> counts) {
        return TABS.stream()
                .filter(state -> counts.getOrDefault(state, 0L) > 0)
                .findFirst()
                .orElse(DeliveryState.PLANNED);
    }

    @GetMapping("/deliveries/new")
    @Needs(Permission.EDIT_ACCOUNTS)
    String write(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable Long order,
            @RequestParam(required = false) @Nullable String account,
            Model model) {
        var ordered = Optional.ofNullable(order).flatMap(it -> orders.find(member.tenant(), it));
        var customer = ordered.map(Order::accountId)
                .flatMap(it -> customers.find(member.tenant(), it))
                .or(() -> Optional.ofNullable(account).flatMap(it -> customers.goingOn(member.tenant(), it)));
        model.addAttribute("order", ordered.orElse(null));
        model.addAttribute("account", customer.orElse(null));
        model.addAttribute(
                "address",
                customer.map(it -> deliveries.address(member.tenant(), it.id())).orElse(""));
        model.addAttribute(
                "lines",
                ordered.map(it -> deliveries.left(member.tenant(), it.id())).orElse(List.of()));
        model.addAttribute("typedLines", ordered.isPresent() ? 0 : TYPED_LINES);
        model.addAttribute("today", today());
        return "desk/delivery-new";
    }

    @GetMapping("/deliveries/{id}")
    String one(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var note = find(member, id);
        var tenant = member.tenant();
        model.addAttribute("note", note);
        model.addAttribute("lines", deliveries.lines(tenant, id));
        model.addAttribute("signatures", deliveries.signatures(tenant, id));
        model.addAttribute("proofs", deliveries.proofs(tenant, id));
        model.addAttribute("links", links.list(tenant, id));
        model.addAttribute("disputes", disputes.ofDelivery(tenant, id));
        model.addAttribute("history", deliveries.history(tenant, id));
        model.addAttribute("now", clock.instant());
        model.addAttribute("today", today());
        model.addAttribute("key", UUID.randomUUID());
        return "desk/delivery";
    }

    @GetMapping("/deliveries/{id}/proofs/{proof}")
    ResponseEntity<byte[]> proof(CurrentMember member, @PathVariable long id, @PathVariable long proof) {
        find(member, id);
        var found = deliveries.proofs(member.tenant(), id).stream()
                .filter(it -> it.id() == proof)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var content = deliveries.content(member.tenant(), id, proof).orElseThrow();
        return document(found, content);
    }

    private static ResponseEntity<byte[]> document(Proof proof, byte[] content) {
        var disposition = ContentDisposition.inline()
                .filename(proof.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, proof.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    @GetMapping("/deliveries/{id}/signatures/{signature}")
    ResponseEntity<byte[]> picture(CurrentMember member, @PathVariable long id, @PathVariable long signature) {
        return deliveries
                .picture(member.tenant(), id, signature)
                .map(png -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, "image/png")
                        .cacheControl(CacheControl.noStore())
                        .body(png))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private DeliveryNote find(CurrentMember member, long id) {
        return deliveries
                .find(member.tenant(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
