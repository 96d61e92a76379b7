package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.Customers;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.deliveries.DeliveryLinks;
import org.maillon.deliveries.NewDelivery;
import org.maillon.deliveries.NewLine;
import org.maillon.deliveries.NewSignature;
import org.maillon.deliveries.Proof;
import org.maillon.deliveries.Quantities;
import org.maillon.deliveries.Reserve;
import org.maillon.deliveries.ReserveKind;
import org.maillon.deliveries.SignatureAnswer;
import org.maillon.deliveries.Upload;
import org.maillon.disputes.Disputes;
import org.maillon.evidence.Author;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.ledger.Ledger;
import org.maillon.portal.EpcCode;
import org.maillon.portal.FormText;
import org.maillon.sales.Orders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with deliveries at a desk; a refusal comes back beside the form it came from. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
@RequestMapping("/deliveries")
class DeliveryActsController {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int MOST_ITEMS = 500;

    private final Deliveries deliveries;
    private final DeliveryLinks links;
    private final Disputes disputes;
    private final Customers customers;
    private final Orders orders;
    private final Ledger ledger;
    private final Clock clock;

    DeliveryActsController(
            Deliveries deliveries,
            DeliveryLinks links,
            Disputes disputes,
            Customers customers,
            Orders orders,
            Ledger ledger,
            Clock clock) {
        this.deliveries = deliveries;
        this.links = links;
        this.disputes = disputes;
        this.customers = customers;
        this.orders = orders;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The fields of a delivery to be written; of each line, what stands in the same place. */
    record Form(
            @Nullable Long order,
            @Nullable String account,
            @Nullable String kind,
            @Nullable String plannedOn,
            @Nullable String address,
            @Nullable String carrier,
            @Nullable String remark,
            @Nullable String beyondOrder,
            @Nullable List<String> line,
            @Nullable List<String> quantity,
            @Nullable List<String> unit,
            @Nullable List<String> description) {}

    @PostMapping
    String plan(Page page, CurrentMember member, HttpServletRequest request, Form form, RedirectAttributes next) {
        var back = "redirect:/deliveries/new?"
                + (form.order() == null ? "account=" + code(form) : "order=" + form.order());
        try {
            var answer = deliveries.plan(member.tenant(), delivery(member, form), by(member, request));
            if (answer instanceof DeliveryAnswer.Done done) {
                page.say(next, "desk.deliveries.planned", done.note().number());
                return "redirect:/deliveries/" + done.note().id();
            }
            next.addFlashAttribute(AccountActsController.PROBLEM, answer.sentence(page.language()));
        } catch (InvalidValue wrong) {
            next.addFlashAttribute(AccountActsController.PROBLEM, wrong.in(page.language()));
        }
        return back;
    }

    private static String code(Form form) {
        return form.account() == null ? "" : form.account().replaceAll("[^A-Za-z0-9._-]", "");
    }

    private NewDelivery delivery(CurrentMember member, Form form) {
        var order = Optional.ofNullable(form.order()).flatMap(it -> orders.find(member.tenant(), it));
        var account = order.flatMap(it -> customers.find(member.tenant(), it.accountId()))
                .or(() -> customers.goingOn(member.tenant(), said(form.account())))
                .orElseThrow(() -> new InvalidValue("deliveries.refused.unknown"));
        var left = form.order() == null ? List.<NewLine>of() : deliveries.left(member.tenant(), form.order());
        return new NewDelivery(
                Optional.empty(),
                DeliveryKind.of(said(form.kind())).orElse(DeliveryKind.GOODS),
                account.id(),
                form.order() == null ? OptionalLong.empty() : OptionalLong.of(form.order()),
                said(form.address()),
                said(form.carrier()),
                said(form.remark()),
                order.map(it -> it.currency()).orElse(Money.EUR),
                FormText.day(said(form.plannedOn())),
                said(form.beyondOrder()).equals("yes"),
                lines(form, left));
    }

    /** Lines without a quantity are left out. */
    private static List<NewLine> lines(Form form, List<NewLine> left) {
        var lines = new ArrayList<NewLine>();
        for (int i = 0; i < all(form.quantity()).size(); i++) {
            var quantity = at(form.quantity(), i);
            if (quantity.isBlank()) continue;
            lines.add(line(form, i, left, Quantities.read(quantity)));
        }
        return lines;
    }

    private static NewLine line(Form form, int place, List<NewLine> left, BigDecimal quantity) {
        var number = number(at(form.line(), place));
        if (number.isEmpty()) return NewLine.of(at(form.description(), place), at(form.unit(), place), quantity);
        return left.stream()
                .filter(line -> line.orderLine().equals(number))
                .findFirst()
                .map(line -> line.of(quantity))
                .orElseThrow(() -> new InvalidValue("deliveries.line.gone"));
    }

    private static OptionalInt number(String text) {
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    @PostMapping("/{id}/links")
    String issue(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String language,
            RedirectAttributes next) {
        return done(page, next, id, "link", "desk.deliveries.link.made", () -> {
            var spoken = language.isBlank() ? page.language() : org.maillon.kernel.Language.of(language);
            var issued = links.issue(member.tenant(), id, recipient, spoken, member.name());
            if (issued.isEmpty()) return page.t("deliveries.refused.unknown");
            var address = issued.get().address().toString();
            next.addFlashAttribute("issued", address);
            next.addFlashAttribute("code", EpcCode.draw(address));
            return "";
        });
    }

    @PostMapping("/{id}/links/{link}/revocation")
    String revoke(
            Page page, CurrentMember member, @PathVariable long id, @PathVariable long link, RedirectAttributes next) {
        return done(page, next, id, "link", "desk.deliveries.link.revoked", () -> {
            boolean revoked = links.revoke(member.tenant(), id, link, member.name());
            return revoked ? "" : page.t("deliveries.refused.unknown");
        });
    }

    @PostMapping("/{id}/cancellation")
    String cancel(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        return done(
                page,
                next,
                id,
                "cancel",
                "desk.deliveries.cancelled",
                () -> deliveries
                        .cancel(member.tenant(), id, reason, by(member, request))
                        .sentence(page.language()));
    }

    @PostMapping("/{id}/proofs")
    String attach(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam MultipartFile file,
            RedirectAttributes next) {
        return done(page, next, id, "proof", "desk.deliveries.proof.added", () -> {
            var what = Proof.Kind.of(kind)
                    .filter(it -> it != Proof.Kind.SIGNED_NOTE)
                    .orElse(Proof.Kind.PAPER);
            var added = deliveries.attach(member.tenant(), id, what, upload(file), by(member, request));
            return added.isPresent() ? "" : page.t("deliveries.refused.unknown");
        });
    }

    @PostMapping("/{id}/paper-signature")
    String signOnPaper(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String signedOn,
            @RequestParam(defaultValue = "") String reserve,
            @RequestParam MultipartFile file,
            RedirectAttributes next) {
        return done(page, next, id, "paper", "desk.deliveries.paper.taken", () -> {
            var reserves = reserve.isBlank()
                    ? List.<Reserve>of()
                    : List.of(new Reserve(OptionalInt.empty(), ReserveKind.OTHER, Optional.empty(), reserve));
            var signed =
                    FormText.day(signedOn).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
            var signature = new NewSignature(
                    key,
                    signer,
                    role,
                    "",
                    signed,
                    clock.instant(),
                    Optional.empty(),
                    reserves,
                    Optional.empty(),
                    List.of(),
                    Optional.of(upload(file)));
            var answer = deliveries.sign(member.tenant(), id, signature, by(member, request));
            return answer instanceof SignatureAnswer.Taken ? "" : answer.sentence(page.language());
        });
    }

    /** The reserves of a delivery are laid on the invoice that left for it. */
    @PostMapping("/{id}/invoice")
    String invoiced(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reference,
            RedirectAttributes next) {
        return done(page, next, id, "reserves", "desk.deliveries.invoice.laid", () -> {
            var note = deliveries.find(member.tenant(), id).orElseThrow(DeliveryActsController::notFound);
            var item = ledger
                    .openItems(member.tenant(), Optional.of(note.accountId()), LocalDate.now(clock), 0, MOST_ITEMS)
                    .stream()
                    .filter(it -> it.reference().equalsIgnoreCase(reference.strip()))
                    .findFirst();
            if (item.isEmpty()) return page.t("desk.deliveries.invoice.unknown", reference.strip());
            return disputes.invoiced(member.tenant(), id, item.get().id(), by(member, request))
                    .sentence(page.language());
        });
    }

    private static String done(
            Page page, RedirectAttributes next, long id, String section, String said, Supplier<String> work) {
        String problem;
        try {
            problem = work.get();
        } catch (InvalidValue wrong) {
            problem = wrong.in(page.language());
        }
        if (problem.isEmpty()) {
            page.say(next, said);
        } else {
            next.addFlashAttribute(AccountActsController.PROBLEM, problem);
            next.addFlashAttribute(AccountActsController.PROBLEM_OF, section);
        }
        return "redirect:/deliveries/" + id + "#" + section;
    }

    private static Author by(CurrentMember member, HttpServletRequest request) {
        return new Author(member.name(), request.getRemoteAddr());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Upload upload(MultipartFile file) {
        var name = Stream.ofNullable(file.getOriginalFilename()).findFirst().orElse("");
        try {
            return new Upload(file.getBytes(), "", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }

    private static String at(@Nullable List<String> values, int place) {
        return place < all(values).size() ? said(all(values).get(place)) : "";
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
