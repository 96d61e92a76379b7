package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.Iban;
import org.maillon.payments.DebitScheme;
import org.maillon.payments.Mandate;
import org.maillon.payments.MandateAnswer;
import org.maillon.payments.Mandates;
import org.maillon.payments.NewMandate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/mandates")
@Tag(name = "mandates", description = "What customers signed so that we may collect by SEPA direct debit")
class MandateController {
    private static final Map<String, DebitScheme> SCHEMES = Reading.choices(DebitScheme.values(), DebitScheme::code);

    private final Mandates mandates;
    private final Accounts accounts;
    private final Clock clock;

    MandateController(Mandates mandates, Accounts accounts, Clock clock) {
        this.mandates = mandates;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param content base64 */
    record Document(
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable String content) {}

    record Asked(
            @Nullable String account,
            @Nullable String reference,
            @Nullable String scheme,
            @Nullable Boolean recurrent,
            @Nullable String debtor,
            @Nullable String iban,
            @Nullable String bic,
            @Nullable String signedOn,
            @Nullable Integer noticeDays,
            @Nullable Document document) {}

    record Told(
            long id,
            String account,
            String reference,
            String scheme,
            boolean recurrent,
            String debtor,
            String iban,
            @Nullable String bic,
            LocalDate signedOn,
            @Nullable String document,
            @Nullable Integer noticeDays,
            int collections,
            @Nullable LocalDate lastCollectedOn,
            LocalDate lastDay,
            boolean ending,
            String state) {
        static Told of(Mandate mandate, LocalDate today) {
            return new Told(
                    mandate.id(),
                    mandate.account(),
                    mandate.reference(),
                    mandate.scheme().code(),
                    mandate.recurrent(),
                    mandate.debtor(),
                    mandate.iban().value(),
                    mandate.bic().orElse(null),
                    mandate.signedOn(),
                    mandate.document().orElse(null),
                    mandate.noticeDays().isPresent() ? mandate.noticeDays().getAsInt() : null,
                    mandate.collections(),
                    mandate.lastCollectedOn().orElse(null),
                    mandate.lastDay(),
                    mandate.ending(),
                    mandate.state(today).code());
        }
    }

    @GetMapping
    @Operation(summary = "Mandates, of all accounts or of one")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var found = mandates.list(member.tenant(), accounts.named(member, account), after, atMost + 1);
        return Slice.of(found, atMost, Mandate::id, this::told);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One mandate")
    Told one(CurrentMember member, @PathVariable String id) {
        return mandates.find(member.tenant(), Reading.id(id)).map(this::told).orElseThrow(NotDone::notFound);
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Keep a mandate and, as evidence, what was signed")
    ResponseEntity<Told> keep(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        if (asked.account() == null) reading.wrong("account", "api.wrong.missing", "account");
        if (asked.debtor() == null) reading.wrong("debtor", "api.wrong.missing", "debtor");
        if (asked.iban() == null) reading.wrong("iban", "api.wrong.missing", "iban");
        if (asked.signedOn() == null) reading.wrong("signedOn", "api.wrong.missing", "signedOn");
        var today = LocalDate.now(clock);
        var signedOn = reading.day("signedOn", asked.signedOn(), today);
        var scheme = reading.choice("scheme", asked.scheme(), SCHEMES).orElse(DebitScheme.CORE);
        var iban = reading.value("iban", asked.iban(), Optional.<Iban>empty(), text -> Optional.of(new Iban(text)));
        var document = document(reading, asked.document());
        reading.orRefuse();
        var account = accounts.goingOn(member, asked.account()).orElseThrow(NotDone::notFound);
        var mandate = new NewMandate(
                account,
                Optional.ofNullable(asked.reference()).filter(text -> !text.isBlank()),
                scheme,
                asked.recurrent() == null || asked.recurrent(),
                String.valueOf(asked.debtor()),
                iban.orElseThrow(NotDone::notFound),
                Optional.ofNullable(asked.bic()),
                signedOn,
                document,
                asked.noticeDays() == null ? OptionalInt.empty() : OptionalInt.of(asked.noticeDays()));
        return switch (mandates.keep(member.tenant(), mandate, Acting.by(member, request), today)) {
            case MandateAnswer.Kept kept ->
                ResponseEntity.created(
                                URI.create("/api/v1/mandates/" + kept.mandate().id()))
                        .body(told(kept.mandate()));
            case MandateAnswer.Unknown _ -> throw NotDone.notFound();
            case MandateAnswer refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    private static Optional<NewMandate.Document> document(Reading reading, @Nullable Document document) {
        if (document == null || document.content() == null) return Optional.empty();
        try {
            return Optional.of(new NewMandate.Document(
                    Base64.getMimeDecoder().decode(document.content()),
                    document.mediaType() == null ? "application/octet-stream" : document.mediaType(),
                    document.name() == null ? "" : document.name()));
        } catch (IllegalArgumentException notBase64) {
            reading.wrong("document.content", "api.wrong.file");
            return Optional.empty();
        }
    }

    @PostMapping("/{id}/revocation")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Nothing is collected under it any more")
    Told revoke(CurrentMember member, Reading reading, HttpServletRequest request, @PathVariable String id) {
        one(member, id);
        if (!mandates.revoke(member.tenant(), Reading.id(id), Acting.by(member, request), LocalDate.now(clock)))
            throw Acting.refused(reading.texts().say("payments.mandate.refused.revoked"));
        return one(member, id);
    }

    @PostMapping("/{id}/ending")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "The next collection is the last one (FNAL)")
    Told end(CurrentMember member, Reading reading, HttpServletRequest request, @PathVariable String id) {
        one(member, id);
        if (!mandates.end(member.tenant(), Reading.id(id), Acting.by(member, request)))
            throw Acting.refused(reading.texts().say("payments.mandate.refused.revoked"));
        return one(member, id);
    }

    private Told told(Mandate mandate) {
        return Told.of(mandate, LocalDate.now(clock));
    }
}
