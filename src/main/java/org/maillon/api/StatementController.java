package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.payments.StatementFile;
import org.maillon.payments.StatementRun;
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

    StatementController(StatementRun run) {
        this.run = run;
    }

    /** @param ids of all files given; {@code id} is the first */
    record Asked(long id, List<Long> ids) {}

    record Counts(int statements, int lines, int known, int matched) {}

    record Told(
            long id,
            String name,
            String state,
            Counts counts,
            Instant createdAt,
            @Nullable Instant endedAt,
            List<String> problems) {}

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
    @Operation(summary = "How a file goes, or went: running, done or refused, with its problems")
    Told one(CurrentMember member, @PathVariable String id) {
        return run.find(member.tenant(), Reading.id(id))
                .map(StatementController::told)
                .orElseThrow(NotDone::notFound);
    }

    private static Told told(StatementFile file) {
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
                file.problems());
    }
}
