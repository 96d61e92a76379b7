package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.bank.BankFileRefused;
import org.maillon.bank.BankFiles;
import org.maillon.kernel.CreditorIdentifier;
import org.maillon.kernel.Texts;
import org.maillon.payments.CollectionState;
import org.maillon.payments.DebitAnswer;
import org.maillon.payments.DebitCollection;
import org.maillon.payments.DebitCreditor;
import org.maillon.payments.DebitFileVersion;
import org.maillon.payments.DebitReturns;
import org.maillon.payments.DirectDebits;
import org.maillon.payments.LeftOut;
import org.maillon.payments.MadeDebitFile;
import org.maillon.payments.Mandates;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/direct-debits")
@Tag(name = "direct debits", description = "What is due, collected from customers' bank accounts")
class DirectDebitController {
    private static final Map<String, CollectionState> STATES =
            Reading.choices(CollectionState.values(), CollectionState::code);
    private static final Map<String, DebitFileVersion> VERSIONS =
            Reading.choices(DebitFileVersion.values(), DebitFileVersion::code);
    private static final int FILES = 100;

    private final DirectDebits debits;
    private final DebitReturns returns;
    private final Mandates mandates;
    private final Clock clock;

    DirectDebitController(DirectDebits debits, DebitReturns returns, Mandates mandates, Clock clock) {
        this.debits = debits;
        this.returns = returns;
        this.mandates = mandates;
        this.clock = clock;
    }

    record Creditor(@Nullable String identifier, @Nullable Integer noticeDays) {}

    record Asked(@Nullable String collectOn, @Nullable String version) {}

    record Told(
            long id,
            String account,
            String mandate,
            long openItem,
            String reference,
            long amountCents,
            LocalDate collectOn,
            String state,
            @Nullable Long file,
            @Nullable String sequence,
            @Nullable String endToEndId,
            @Nullable String reason,
            String why) {
        static Told of(DebitCollection each, Texts texts) {
            return new Told(
                    each.id(),
                    each.account(),
                    each.mandateReference(),
                    each.openItem(),
                    each.reference(),
                    each.cents(),
                    each.collectOn(),
                    each.state().code(),
                    each.file().isPresent() ? each.file().getAsLong() : null,
                    each.sequence().orElse(null),
                    each.endToEndId().orElse(null),
                    each.reason().orElse(null),
                    each.why(texts));
        }
    }

    record NotCollected(long openItem, String reference, long openCents, String currency, String reason, String why) {
        static NotCollected of(LeftOut item, Texts texts) {
            return new NotCollected(
                    item.openItem(),
                    item.reference(),
                    item.openCents(),
                    item.currency(),
                    item.why().code(),
                    item.why().sentence(texts));
        }
    }

    record Proposed(List<Told> collections, List<NotCollected> leftOut) {}

    record File(
            long id,
            String messageId,
            String version,
            LocalDate collectOn,
            int collections,
            long sumCents,
            Instant madeAt,
            @Nullable Instant presentedAt) {
        static File of(MadeDebitFile file) {
            return new File(
                    file.id(),
                    file.messageId(),
                    file.version(),
                    file.collectOn(),
                    file.collections(),
                    file.sumCents(),
                    file.madeAt(),
                    file.presentedAt().orElse(null));
        }
    }

    record Made(File file, List<Told> withdrawn) {}

    @GetMapping("/creditor")
    @Operation(summary = "Under which identifier the company collects")
    Creditor creditor(CurrentMember member) {
        return mandates.creditor(member.tenant())
                .map(found -> new Creditor(found.identifier().value(), found.noticeDays()))
                .orElseThrow(NotDone::notFound);
    }

    @PutMapping("/creditor")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Say under which identifier the company collects, and how long before it tells customers")
    Creditor changeCreditor(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Creditor asked) {
        if (asked.identifier() == null) reading.wrong("identifier", "api.wrong.missing", "identifier");
        var identifier = reading.value(
                "identifier",
                asked.identifier(),
                Optional.<CreditorIdentifier>empty(),
                text -> Optional.of(new CreditorIdentifier(text)));
        reading.orRefuse();
        int days = asked.noticeDays() == null ? DebitCreditor.USUAL_NOTICE : asked.noticeDays();
        var creditor = new DebitCreditor(identifier.orElseThrow(NotDone::notFound), days);
        mandates.changeCreditor(member.tenant(), creditor, Acting.by(member, request));
        return creditor(member);
    }

    @GetMapping
    @Operation(summary = "Collections, of a state or of a file")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String file,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var wanted = reading.choice("state", state, STATES);
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var of = file == null || file.isBlank() ? OptionalLong.empty() : OptionalLong.of(Reading.id(file));
        var found = debits.list(member.tenant(), wanted, of, after, atMost + 1);
        return Slice.of(found, atMost, DebitCollection::id, each -> Told.of(each, reading.texts()));
    }

    @PostMapping("/proposals")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Propose to collect on a day what is due by then, and announce it; what is left out says why")
    Proposed propose(CurrentMember member, Reading reading, @RequestBody Asked asked) {
        var day = day(reading, asked);
        return switch (debits.propose(member.tenant(), day, LocalDate.now(clock))) {
            case DebitAnswer.Proposed proposed ->
                new Proposed(
                        told(proposed.collections(), reading),
                        proposed.leftOut().stream()
                                .map(item -> NotCollected.of(item, reading.texts()))
                                .toList());
            case DebitAnswer answer -> throw refused(answer, reading);
        };
    }

    @PostMapping("/{id}/withdrawal")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Take a collection out that is in no file yet")
    Told withdraw(CurrentMember member, Reading reading, @PathVariable String id) {
        if (debits.find(member.tenant(), Reading.id(id)).isEmpty()) throw NotDone.notFound();
        if (!debits.withdraw(member.tenant(), Reading.id(id)))
            throw Acting.refused(reading.texts().say("payments.debit.refused.changed"));
        return Told.of(debits.find(member.tenant(), Reading.id(id)).orElseThrow(), reading.texts());
    }

    @PostMapping("/files")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Make the pain.008 file of what is proposed for a day, version 08 or 02")
    ResponseEntity<Made> makeFile(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        var version = reading.choice("version", asked.version(), VERSIONS).orElse(DebitFileVersion.V08);
        var day = day(reading, asked);
        var by = Acting.by(member, request);
        return switch (debits.makeFile(member.tenant(), day, version, by, LocalDate.now(clock))) {
            case DebitAnswer.Made made ->
                ResponseEntity.created(URI.create(
                                "/api/v1/direct-debits/files/" + made.file().id()))
                        .body(new Made(File.of(made.file()), told(made.withdrawn(), reading)));
            case DebitAnswer answer -> throw refused(answer, reading);
        };
    }

    @GetMapping("/files")
    @Operation(summary = "The latest files, the newest first")
    Slice<File> files(CurrentMember member) {
        return new Slice<>(
                debits.files(member.tenant(), FILES).stream().map(File::of).toList(), null);
    }

    @GetMapping("/files/{id}")
    @Operation(summary = "One file")
    File file(CurrentMember member, @PathVariable String id) {
        return debits.file(member.tenant(), Reading.id(id)).map(File::of).orElseThrow(NotDone::notFound);
    }

    @GetMapping("/files/{id}/content")
    @Operation(summary = "The file as the bank takes it")
    ResponseEntity<byte[]> content(CurrentMember member, @PathVariable String id) {
        var made = debits.file(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
        var name = ContentDisposition.attachment().filename(made.fileName()).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(debits.content(member.tenant(), made.id()).orElseThrow(NotDone::notFound));
    }

    @PostMapping("/files/{id}/presentation")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Say that the bank has the file")
    File present(CurrentMember member, Reading reading, HttpServletRequest request, @PathVariable String id) {
        file(member, id);
        if (!debits.present(member.tenant(), Reading.id(id), Acting.by(member, request)))
            throw Acting.refused(reading.texts().say("payments.debit.refused.presented"));
        return file(member, id);
    }

    @PostMapping(path = "/status-reports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.IMPORT)
    @Operation(summary = "Take a bank's status report (pain.002); the same one again changes nothing")
    DebitReturns.Heard hear(
            CurrentMember member,
            Reading reading,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) reading.wrong("file", "api.wrong.file");
        reading.orRefuse();
        try (var content = java.util.Objects.requireNonNull(file).getInputStream()) {
            var report = BankFiles.readStatusReport(String.valueOf(file.getOriginalFilename()), content);
            var heard = returns.hear(member.tenant(), report);
            if (!heard.known()) throw Acting.refused(reading.texts().say("payments.debit.refused.report"));
            return heard;
        } catch (BankFileRefused refused) {
            reading.refused("file", refused.problem().say(reading.texts()));
            reading.orRefuse();
            throw refused;
        }
    }

    private LocalDate day(Reading reading, Asked asked) {
        if (asked.collectOn() == null) reading.wrong("collectOn", "api.wrong.missing", "collectOn");
        var day = reading.day("collectOn", asked.collectOn(), LocalDate.now(clock));
        reading.orRefuse();
        return day;
    }

    private static List<Told> told(List<DebitCollection> some, Reading reading) {
        return some.stream().map(each -> Told.of(each, reading.texts())).toList();
    }

    private static NotDone refused(DebitAnswer answer, Reading reading) {
        return answer instanceof DebitAnswer.Refused refused
                ? Acting.refused(refused.refusal().sentence(reading.texts()))
                : NotDone.notFound();
    }
}
