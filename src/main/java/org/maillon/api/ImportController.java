package org.maillon.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.Customers;
import org.maillon.imports.FileProblem;
import org.maillon.imports.Import;
import org.maillon.imports.ImportId;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.ImportRun;
import org.maillon.imports.ImportedFile;
import org.maillon.imports.Imports;
import org.maillon.kernel.Code;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.Texts;
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
@RequestMapping(path = "/api/v1/imports")
@Tag(name = "imports", description = "Files into the ledger, whole or not at all; the same again adds nothing")
class ImportController {
    private static final Map<String, Import.Kind> KINDS =
            Map.of("fec", Import.Kind.FEC, "open-items", Import.Kind.OPEN_ITEMS);
    /** Of a customer, and a company, with whom nothing was agreed: article L441-10 of the French Commercial Code. */
    private static final PaymentTerms LEGAL = new PaymentTerms.NetDays(30);

    private final Imports imports;
    private final ImportRun run;
    private final Customers customers;

    ImportController(Imports imports, ImportRun run, Customers customers) {
        this.imports = imports;
        this.run = run;
        this.customers = customers;
    }

    record Asked(long id) {}

    record Counts(int accounts, int entries, int known, int openItems, int allocations) {}

    record ReadFile(
            String name,
            long lines,
            String encoding,
            long debitCents,
            long creditCents,
            @Nullable LocalDate firstOn,
            @Nullable LocalDate lastOn,
            long problemCount) {}

    record FoundProblem(String file, int line, int column, String code, boolean refuses, String message) {}

    record Told(
            long id,
            String kind,
            String state,
            String phase,
            int progress,
            Counts counts,
            Instant createdAt,
            @Nullable Instant endedAt,
            List<ReadFile> files,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<FoundProblem> problems) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(Permission.IMPORT)
    @Operation(summary = "Begin to read files; kind is fec or open-items, look at the Location for how it goes")
    ResponseEntity<Asked> begin(
            CurrentMember member,
            Reading reading,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String terms,
            @RequestParam(required = false) @Nullable String acceptProblems)
            throws IOException {
        if (file == null || file.isEmpty()) reading.wrong("file", "api.wrong.file");
        if (kind == null || kind.isBlank()) reading.wrong("kind", "api.wrong.missing", "fec, open-items");
        var chosen = reading.choice("kind", kind, KINDS);
        var options = new ImportOptions(
                reading.value("terms", terms, usualTerms(member), PaymentTerms::parse),
                reading.flag("acceptProblems", acceptProblems));
        reading.orRefuse();
        var uploads = (file == null ? List.<MultipartFile>of() : file)
                .stream().map(ImportController::upload).toList();
        return accepted(run.begin(member.tenant(), chosen.orElseThrow(), uploads, options, member.name()));
    }

    private PaymentTerms usualTerms(CurrentMember member) {
        return customers.usualTerms(member.tenant()).map(PaymentTerms::parse).orElse(LEGAL);
    }

    private static ImportRun.Upload upload(MultipartFile file) {
        var name = file.getOriginalFilename();
        return new ImportRun.Upload(name == null ? "" : name, file);
    }

    private static ResponseEntity<Asked> accepted(ImportId id) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + id.value()))
                .body(new Asked(id.value()));
    }

    @PostMapping("/{id}/acceptance")
    @Needs(Permission.IMPORT)
    @Operation(summary = "After a refusal: read the same files again and leave out the lines with problems")
    ResponseEntity<Asked> accept(CurrentMember member, @PathVariable String id) {
        var refused = find(member, id);
        if (refused.state() != Import.State.REFUSED) throw new NotDone(Problem.Code.NOT_REFUSED, List.of());
        imports.acceptProblems(member.tenant(), refused.id());
        run.start(member.tenant(), refused.id());
        return accepted(refused.id());
    }

    @GetMapping("/{id}")
    @Operation(summary = "How an import goes, or went: running, done or refused, with its problems")
    Told one(CurrentMember member, Reading reading, @PathVariable String id) {
        var one = find(member, id);
        return told(one, problems(one, reading.texts()));
    }

    @GetMapping
    @Operation(summary = "The latest imports, the newest first; one by one they are told with their problems")
    Slice<Told> latest(CurrentMember member, Reading reading, @RequestParam(required = false) @Nullable String limit) {
        int atMost = reading.limit(limit);
        reading.orRefuse();
        var found = imports.latest(member.tenant(), atMost).stream()
                .map(one -> told(one, null))
                .toList();
        return new Slice<>(found, null);
    }

    private Import find(CurrentMember member, String id) {
        return imports.find(member.tenant(), new ImportId(Reading.id(id))).orElseThrow(NotDone::notFound);
    }

    private static List<FoundProblem> problems(Import one, Texts texts) {
        return one.files().stream()
                .flatMap(file -> file.problems().stream().map(problem -> problem(file, problem, texts)))
                .toList();
    }

    private static Told told(Import one, @Nullable List<FoundProblem> problems) {
        var counts = one.counts();
        return new Told(
                one.id().value(),
                one.kind().stored(),
                one.state() == Import.State.WAITING ? "running" : lower(one.state()),
                lower(one.phase()),
                one.progress(),
                new Counts(
                        counts.accounts(), counts.entries(), counts.known(), counts.openItems(), counts.allocations()),
                one.createdAt(),
                one.endedAt().orElse(null),
                one.files().stream().map(ImportController::file).toList(),
                problems);
    }

    private static ReadFile file(ImportedFile file) {
        return new ReadFile(
                file.name(),
                file.lines(),
                file.encoding(),
                file.debitCents(),
                file.creditCents(),
                file.firstOn().orElse(null),
                file.lastOn().orElse(null),
                file.problemCount());
    }

    private static FoundProblem problem(ImportedFile file, FileProblem problem, Texts texts) {
        return new FoundProblem(
                file.name(),
                problem.line(),
                problem.column(),
                problem.code().name(),
                problem.severity() == FileProblem.Severity.REFUSES,
                problem.say(texts));
    }

    private static String lower(Enum<?> value) {
        return Code.of(value);
    }
}
