package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.NaturalPersons.Known;
import org.maillon.customers.Obstacle;
import org.maillon.customers.PersonalRecord;
import org.maillon.kernel.Money;
import org.maillon.privacy.DataSubjects;
import org.maillon.privacy.ErasureAnswer;
import org.maillon.privacy.KeptRecords;
import org.maillon.privacy.PersonalFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{id}/personal-data")
@Tag(name = "personal-data", description = "What is kept about a natural person, a copy of it, and its erasure")
class DataSubjectController {
    private final DataSubjects subjects;
    private final Accounts accounts;
    private final Clock clock;

    DataSubjectController(DataSubjects subjects, Accounts accounts, Clock clock) {
        this.subjects = subjects;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(@Nullable Long contact, @Nullable String name) {}

    record Why(
            String reason,
            @Nullable Long amountCents,
            @Nullable String currency) {
        static Why of(Obstacle obstacle) {
            return new Why(
                    obstacle.reason().code(),
                    obstacle.amount().map(Money::cents).orElse(null),
                    obstacle.amount().map(it -> it.currency().getCurrencyCode()).orElse(null));
        }
    }

    /** until is absent where an obstacle keeps records and no day is known. */
    record Kept(
            String kind, String noun, int count, @Nullable LocalDate until, String why, String ground) {
        static Kept of(KeptRecords kept) {
            return new Kept(
                    kept.kind().code(),
                    kept.noun(),
                    kept.count(),
                    kept.until().equals(LocalDate.MAX) ? null : kept.until(),
                    kept.why().code(),
                    kept.article());
        }
    }

    record Gone(LocalDate on, String kind, int count, String ground) {
        static Gone of(PersonalFile.Erased erased) {
            return new Gone(erased.on(), erased.kind().code(), erased.records(), erased.ground());
        }
    }

    record Told(
            String name,
            @Nullable Instant askedAt,
            @Nullable LocalDate forgottenOn,
            List<Why> obstacles,
            List<Kept> kept,
            List<Gone> erased) {
        static Told of(PersonalFile file) {
            return new Told(
                    file.name(),
                    file.request().map(PersonalFile.Request::at).orElse(null),
                    file.forgottenOn().orElse(null),
                    file.obstacles().stream().map(Why::of).toList(),
                    file.kept().stream().map(Kept::of).toList(),
                    file.erased().stream().map(Gone::of).toList());
        }
    }

    record Copied(String kind, String noun, LocalDate on, Map<String, Object> content) {
        static Copied of(PersonalRecord it) {
            return new Copied(it.kind().code(), it.noun(), it.on(), it.content());
        }
    }

    @GetMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(
            summary =
                    "What is kept about an account that is a person, or about one contact of an account, and until when")
    Told show(CurrentMember member, @PathVariable String id, @RequestParam @Nullable String contact) {
        return Told.of(file(member, who(member, id, contact)));
    }

    @GetMapping("/copy")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "All of it, record by record, for the person to read")
    Slice<Copied> copy(CurrentMember member, @PathVariable String id, @RequestParam @Nullable String contact) {
        var who = who(member, id, contact);
        file(member, who);
        return new Slice<>(
                subjects.copy(member.tenant(), who).stream().map(Copied::of).toList(), null);
    }

    @PostMapping("/erasure")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Forget the person, for good; name repeats the name that is shown")
    Told forget(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Asked asked) {
        var contact = asked.contact() == null ? null : asked.contact().toString();
        var who = who(member, id, contact);
        var confirmed = asked.name() == null ? "" : asked.name().strip();
        subjects.file(member.tenant(), who, LocalDate.now(clock)).ifPresent(file -> {
            if (!file.isNamed(confirmed)) reading.wrong("name", "privacy.wrong.name", file.name());
        });
        reading.orRefuse();
        return switch (subjects.forget(member.tenant(), who, member.name(), LocalDate.now(clock))) {
            case ErasureAnswer.Entered(var file) -> Told.of(file);
            case ErasureAnswer.Unknown _ -> throw NotDone.notFound();
            case ErasureAnswer.Company refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    private PersonalFile file(CurrentMember member, Known who) {
        return subjects.file(member.tenant(), who, LocalDate.now(clock)).orElseThrow(NotDone::notFound);
    }

    private Known who(CurrentMember member, String id, @Nullable String contact) {
        var account = accounts.byIdOrCode(member, id).id();
        return new Known(account, contact == null || contact.isBlank() ? 0 : Reading.id(contact));
    }
}
