package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.api.DeliveryText.Asked;
import org.maillon.api.DeliveryText.AskedLink;
import org.maillon.api.DeliveryText.AskedSignature;
import org.maillon.api.DeliveryText.Told;
import org.maillon.api.DeliveryText.ToldLine;
import org.maillon.api.DeliveryText.ToldLink;
import org.maillon.api.DeliveryText.ToldProof;
import org.maillon.api.DeliveryText.ToldSignature;
import org.maillon.api.DeliveryText.Whole;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryFilter;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.deliveries.DeliveryLinks;
import org.maillon.deliveries.DeliveryNote;
import org.maillon.deliveries.DeliveryState;
import org.maillon.deliveries.NewDelivery;
import org.maillon.deliveries.NewLine;
import org.maillon.deliveries.Proof;
import org.maillon.deliveries.SignatureAnswer;
import org.maillon.deliveries.Upload;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "deliveries", description = "Delivery notes and work reports, their signatures and their proof")
class DeliveryController {
    private static final Map<String, DeliveryState> STATES =
            Reading.choices(DeliveryState.values(), DeliveryState::code);
    private static final Map<String, DeliveryKind> KINDS = Reading.choices(DeliveryKind.values(), DeliveryKind::code);
    private static final Map<String, Proof.Kind> PROOFS =
            Map.of("paper", Proof.Kind.PAPER, "carrier", Proof.Kind.CARRIER, "photo", Proof.Kind.PHOTO);

    private final Deliveries deliveries;
    private final DeliveryLinks links;
    private final Accounts accounts;
    private final Clock clock;

    DeliveryController(Deliveries deliveries, DeliveryLinks links, Accounts accounts, Clock clock) {
        this.deliveries = deliveries;
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Deliveries, of a state, an account or an order")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable Long order,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var wanted = reading.choice("state", state, STATES);
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var of = order == null ? OptionalLong.empty() : OptionalLong.of(order);
        var filter = new DeliveryFilter(wanted, accounts.named(member, account), of);
        return Slice.of(
                deliveries.list(member.tenant(), filter, after, atMost + 1), atMost, DeliveryNote::id, Told::of);
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Write a delivery, of an order or by itself; without lines, all that is left of the order")
    ResponseEntity<Told> plan(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        var kind = reading.choice("kind", asked.kind(), KINDS).orElse(DeliveryKind.GOODS);
        var plannedOn = reading.day("plannedOn", asked.plannedOn(), LocalDate.now(clock));
        var account = asked.order() == null
                ? accounts.goingOn(member, asked.account())
                : accounts.named(member, asked.account());
        if (account.isEmpty()) reading.wrong("account", "api.wrong.missing", "account");
        reading.orRefuse();
        var delivery = new NewDelivery(
                Optional.ofNullable(asked.number()),
                kind,
                account.orElseThrow(),
                asked.order() == null ? OptionalLong.empty() : OptionalLong.of(asked.order()),
                DeliveryText.said(asked.address()),
                DeliveryText.said(asked.carrier()),
                DeliveryText.said(asked.remark()),
                currency(),
                plannedOn,
                Boolean.TRUE.equals(asked.beyondOrder()),
                lines(member, asked));
        var told = told(deliveries.plan(member.tenant(), delivery, Acting.by(member, request)), reading);
        return ResponseEntity.created(URI.create("/api/v1/deliveries/" + told.id()))
                .body(told);
    }

    private static Currency currency() {
        return Money.EUR;
    }

    private List<NewLine> lines(CurrentMember member, Asked asked) {
        var left = asked.order() == null ? List.<NewLine>of() : deliveries.left(member.tenant(), asked.order());
        if (asked.lines() == null || asked.lines().isEmpty()) return left;
        return asked.lines().stream().map(line -> DeliveryText.line(line, left)).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One delivery with its lines, signatures and proof")
    Whole find(CurrentMember member, @PathVariable String id) {
        return whole(member, Reading.id(id));
    }

    private Whole whole(CurrentMember member, long id) {
        var tenant = member.tenant();
        var note = deliveries.find(tenant, id).orElseThrow(NotDone::notFound);
        return new Whole(
                Told.of(note),
                deliveries.lines(tenant, id).stream().map(ToldLine::of).toList(),
                deliveries.signatures(tenant, id).stream()
                        .map(ToldSignature::of)
                        .toList(),
                deliveries.proofs(tenant, id).stream().map(ToldProof::of).toList());
    }

    @PostMapping("/{id}/signature")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(
            summary =
                    "Sign a delivery; the key is made by the sender, the same key is the same signature. 409 where it was signed"
                            + " before: kept and set aside")
    Whole sign(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody AskedSignature asked) {
        if (asked.key() == null) reading.wrong("key", "api.wrong.missing", "key");
        reading.orRefuse();
        var answer = deliveries.sign(
                member.tenant(),
                Reading.id(id),
                DeliveryText.signature(asked, clock.instant()),
                Acting.by(member, request));
        return switch (answer) {
            case SignatureAnswer.Taken _ -> whole(member, Reading.id(id));
            case SignatureAnswer.Unknown _ -> throw NotDone.notFound();
            case SignatureAnswer refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    @PostMapping("/{id}/proofs")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Add a scanned note (kind paper), the carrier's proof (carrier) or a photo: PDF, JPEG or PNG")
    ResponseEntity<List<ToldProof>> attach(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam MultipartFile file) {
        var what = reading.choice("kind", kind, PROOFS).orElse(Proof.Kind.PAPER);
        reading.orRefuse();
        var added = deliveries
                .attach(member.tenant(), Reading.id(id), what, upload(file), Acting.by(member, request))
                .orElseThrow(NotDone::notFound);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(added.stream().map(ToldProof::of).toList());
    }

    private static Upload upload(MultipartFile file) {
        try {
            return new Upload(file.getBytes(), "", DeliveryText.said(file.getOriginalFilename()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/{id}/proofs/{proof}")
    @Operation(summary = "A document beside a delivery")
    ResponseEntity<byte[]> proof(CurrentMember member, @PathVariable String id, @PathVariable String proof) {
        var found = deliveries.proofs(member.tenant(), Reading.id(id)).stream()
                .filter(it -> it.id() == Reading.id(proof))
                .findFirst()
                .orElseThrow(NotDone::notFound);
        var content =
                deliveries.content(member.tenant(), found.note(), found.id()).orElseThrow();
        var disposition = ContentDisposition.attachment()
                .filename(found.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, found.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content);
    }

    @PostMapping("/{id}/links")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Write a link to the phone page for whoever brings it; its address is told this once")
    ResponseEntity<ToldLink> link(CurrentMember member, @PathVariable String id, @RequestBody AskedLink asked) {
        var language = asked.language() == null ? member.language() : Language.of(asked.language());
        var issued = links.issue(
                        member.tenant(), Reading.id(id), DeliveryText.said(asked.recipient()), language, member.name())
                .orElseThrow(NotDone::notFound);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new ToldLink(issued.id(), issued.address(), issued.expiresAt()));
    }

    private static Told told(DeliveryAnswer answer, Reading reading) {
        return switch (answer) {
            case DeliveryAnswer.Done done -> Told.of(done.note());
            case DeliveryAnswer.Unknown _ -> throw NotDone.notFound();
            case DeliveryAnswer refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }
}
