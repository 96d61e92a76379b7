package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.claims.Imputation;
import org.maillon.claims.Rate;
import org.maillon.evidence.Author;
import org.maillon.evidence.Timestamps;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.terms.Acceptances;
import org.maillon.terms.AcceptedTerms;
import org.maillon.terms.Clauses;
import org.maillon.terms.NewVersion;
import org.maillon.terms.TermsOfSale;
import org.maillon.terms.TermsVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "terms of sale", description = "Their versions and clauses, and which customer accepted which")
class TermsOfSaleController {
    private final TermsOfSale terms;
    private final Acceptances acceptances;
    private final Timestamps timestamps;
    private final Accounts accounts;
    private final TenantScope scope;
    private final Clock clock;

    TermsOfSaleController(
            TermsOfSale terms,
            Acceptances acceptances,
            Timestamps timestamps,
            Accounts accounts,
            TenantScope scope,
            Clock clock) {
        this.terms = terms;
        this.acceptances = acceptances;
        this.timestamps = timestamps;
        this.accounts = accounts;
        this.scope = scope;
        this.clock = clock;
    }

    record ToldDocument(String language, String sha256, int pages) {}

    /** @param penaltyRate percent a year; null where the terms name none */
    record Version(
            long id,
            String label,
            LocalDate inForceFrom,
            boolean initials,
            @Nullable BigDecimal penaltyRate,
            long recoveryFeeCents,
            boolean retentionOfTitle,
            String court,
            @Nullable Integer claimDays,
            String imputation,
            List<ToldDocument> documents,
            @Nullable Instant withdrawnAt,
            List<String> warnings) {}

    record Acceptance(
            String version,
            String language,
            String sha256,
            String name,
            String role,
            String initials,
            Instant acceptedAt,
            String address,
            @Nullable Long message,
            long happening,
            @Nullable Instant timestampedAt) {}

    /** @param state accepted, older, sent, missing or none */
    record Standing(
            String state,
            @Nullable String offered,
            @Nullable Acceptance binding,
            List<Acceptance> accepted) {}

    record Sent(long message) {}

    @GetMapping("/terms-of-sale")
    @Operation(
            summary = "All versions, the last to come into force first, with what the law says against their clauses")
    Slice<Version> list(CurrentMember member, Reading reading) {
        var told = terms.versions(member.tenant()).stream()
                .map(version -> told(member, version, reading.texts().language()))
                .toList();
        return new Slice<>(told, null);
    }

    @PostMapping(path = "/terms-of-sale", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Add a version with its words in a language (PDF, 10 MB and 60 pages at most)")
    ResponseEntity<Version> add(
            CurrentMember member,
            Reading reading,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String inForceFrom,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String penaltyRate,
            @RequestParam(defaultValue = "4000") long recoveryFeeCents,
            @RequestParam(defaultValue = "true") boolean retentionOfTitle,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(required = false) @Nullable Integer claimDays,
            @RequestParam(defaultValue = "interest-first") String imputation,
            @RequestParam(defaultValue = "false") boolean initials,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        var from = reading.day("inForceFrom", inForceFrom, LocalDate.now(clock));
        var content = content(reading, file);
        reading.orRefuse();
        long id = orRefused(
                reading,
                "file",
                () -> scope.in(member.tenant(), () -> {
                    var clauses = new Clauses(
                            penaltyRate.isBlank() ? Optional.empty() : Optional.of(Rate.parse(penaltyRate)),
                            recoveryFeeCents,
                            retentionOfTitle,
                            court,
                            claimDays == null ? OptionalInt.empty() : OptionalInt.of(claimDays),
                            Imputation.of(imputation));
                    long added =
                            terms.add(member.tenant(), new NewVersion(label, from, initials, clauses), author(member));
                    terms.attach(member.tenant(), added, spoken(language), content, name(file), author(member));
                    return added;
                }));
        return created(member, reading, id);
    }

    @PostMapping(path = "/terms-of-sale/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Give a version its words in a further language")
    ResponseEntity<Version> attach(
            CurrentMember member,
            Reading reading,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        long version = terms.find(member.tenant(), Reading.id(id))
                .orElseThrow(NotDone::notFound)
                .id();
        var content = content(reading, file);
        reading.orRefuse();
        orRefused(
                reading,
                "file",
                () -> terms.attach(member.tenant(), version, spoken(language), content, name(file), author(member)));
        return created(member, reading, version);
    }

    @GetMapping("/accounts/{id}/terms-of-sale")
    @Operation(summary = "What an account accepted, and which version binds an order of a day")
    Standing standing(
            CurrentMember member,
            Reading reading,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String on) {
        var day = reading.day("on", on, LocalDate.now(clock));
        reading.orRefuse();
        var account = accounts.byIdOrCode(member, id).id();
        var standing = acceptances.standing(member.tenant(), account, day);
        return new Standing(
                standing.state().code(),
                standing.current().map(TermsVersion::label).orElse(null),
                standing.binding().map(it -> told(member, it)).orElse(null),
                acceptances.list(member.tenant(), account).stream()
                        .map(it -> told(member, it))
                        .toList());
    }

    @PostMapping("/accounts/{id}/terms-of-sale")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Send the version in force to an account, to be read and accepted by link; once a day")
    ResponseEntity<Sent> send(CurrentMember member, Reading reading, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id).id();
        var current = terms.inForce(member.tenant(), LocalDate.now(clock));
        if (current.isEmpty()) reading.wrong("version", "terms.wrong.not-offered");
        reading.orRefuse();
        long message =
                acceptances.send(member.tenant(), account, current.orElseThrow().id(), author(member));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Sent(message));
    }

    private ResponseEntity<Version> created(CurrentMember member, Reading reading, long id) {
        var version = terms.find(member.tenant(), id).orElseThrow();
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(told(member, version, reading.texts().language()));
    }

    private static <T> T orRefused(Reading reading, String where, Supplier<T> act) {
        try {
            return act.get();
        } catch (InvalidValue wrong) {
            reading.refused(where, wrong.in(reading.texts().language()));
            reading.orRefuse();
            throw wrong;
        }
    }

    private static Language spoken(String code) {
        for (var each : Language.values()) if (each.code().equals(code)) return each;
        throw new InvalidValue("terms.wrong.language");
    }

    private static byte[] content(Reading reading, @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            reading.wrong("file", "terms.wrong.file");
            return new byte[0];
        }
        try (var in = file.getInputStream()) {
            return in.readNBytes(TermsOfSale.LARGEST + 1);
        }
    }

    private static String name(@Nullable MultipartFile file) {
        return file == null ? "" : String.valueOf(file.getOriginalFilename());
    }

    private static Author author(CurrentMember member) {
        return new Author(member.name(), "");
    }

    private Version told(CurrentMember member, TermsVersion version, Language language) {
        var clauses = version.clauses();
        var today = LocalDate.now(clock);
        var day = version.inForceFrom().isAfter(today) ? version.inForceFrom() : today;
        return new Version(
                version.id(),
                version.label(),
                version.inForceFrom(),
                version.initials(),
                clauses.penaltyRate().map(Rate::percent).orElse(null),
                clauses.recoveryFeeCents(),
                clauses.retentionOfTitle(),
                clauses.court(),
                clauses.claimDays().isPresent() ? clauses.claimDays().getAsInt() : null,
                clauses.imputation().code(),
                version.documents().values().stream()
                        .map(it -> new ToldDocument(
                                it.language().code(), it.document().sha256(), it.pages()))
                        .toList(),
                version.withdrawnAt().orElse(null),
                terms.flags(member.tenant(), clauses, day, language).stream()
                        .map(flag -> flag.in(language))
                        .toList());
    }

    private Acceptance told(CurrentMember member, AcceptedTerms accepted) {
        return new Acceptance(
                accepted.label(),
                accepted.language().code(),
                accepted.document().sha256(),
                accepted.name(),
                accepted.role(),
                accepted.initials(),
                accepted.acceptedAt(),
                accepted.address(),
                accepted.message().isPresent() ? accepted.message().getAsLong() : null,
                accepted.happening(),
                timestamps
                        .find(member.tenant(), accepted.happening())
                        .map(stamp -> stamp.at())
                        .orElse(null));
    }
}
