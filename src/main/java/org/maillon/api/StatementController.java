package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.Language;
import org.maillon.payments.StatementBreak;
import org.maillon.payments.StatementFile;
import org.maillon.payments.StatementRun;
import org.maillon.payments.Statements;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(path = "/api/v1/statements")
@Tag(name = "statements", description = "Bank files of any format; a line taken once is never taken again")
class StatementController {
    private final StatementRun run;
    private final Statements statements;

    StatementController(StatementRun run, Statements statements) {
        this.run = run;
        this.statements = statements;
    }

    /** @param ids of all files given; {@code id} is the first */
    record Asked(long id, List<Long> ids) {}

    record Counts(int statements, int lines, int known, int matched) {}

    /** @param kind gap, overlap, jump or unbalanced */
    record Break(
            String kind,
            String account,
            String currency,
            LocalDate from,
            LocalDate until,
            long differenceCents,
            String sentence) {
        static Break of(StatementBreak found, Language language) {
            return new Break(
                    found.kind().code(),
                    found.account(),
                    found.currency(),
                    found.from(),
                    found.until(),
                    found.differenceCents(),
                    found.sentence(language));
        }
    }

    record Told(
            long id,
            String name,
            String state,
            Counts counts,
            Instant createdAt,
            @Nullable Instant endedAt,
            List<String> problems,
            List<Break> breaks) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.IMPORT)
    @Operation(summary = "Begin to read bank files and to match what they bring")
    ResponseEntity<Asked> begin(
            CurrentMember member,
            Reading reading,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> file)
            throws IOException {
        if (file == null || file.isEmpty()) reading.wrong("file", "api.wrong.file");
        reading.orRefuse();
        var ids = new ArrayList<Long>();
        for (var each : file == null ? List.<MultipartFile>of() : file) {
            ids.add(run.begin(member.tenant(), String.valueOf(each.getOriginalFilename()), each, member.name()));
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/statements/" + ids.getFirst()))
                .body(new Asked(ids.getFirst(), ids));
    }

    @GetMapping("/{id}")
    @Operation(
            summary =
                    "How a file goes, or went: running, done or refused, with its problems, and where its statements do not follow one another")
    Told one(CurrentMember member, Reading reading, @PathVariable String id) {
        var file = run.find(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
        var breaks = statements.breaks(member.tenant(), file.id()).stream()
                .map(found -> Break.of(found, reading.texts().language()))
                .toList();
        return told(file, breaks);
    }

    private static Told told(StatementFile file, List<Break> breaks) {
        return new Told(
                file.id(),
                file.name(),
                switch (file.state()) {
                    case WAITING, RUNNING -> "running";
                    case DONE -> "done";
                    case REFUSED -> "refused";
                },
                new Counts(file.statements(), file.lines(), file.known(), file.matched()),
                file.createdAt(),
                file.endedAt().orElse(null),
                file.problems(),
                breaks);
    }
}
