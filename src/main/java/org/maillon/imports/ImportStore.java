package org.maillon.imports;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports, their files and what was found in them; and how the columns of a list were read. */
@Repository
class ImportStore {
    private final JdbcClient sql;
    private final DataSource source;

    ImportStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    /** What the columns of a list with this header hold, where a person said so before. */
    SheetLook withKnownMapping(TenantId tenant, SheetLook look) {
        return sql.sql("select fields from imports.sheet_mapping where tenant_id = :tenant and header_key = :key")
                .param("tenant", tenant.value())
                .param("key", look.layout().fingerprint())
                .query((row, _) -> (String[]) row.getArray(1).getArray())
                .optional()
                .map(fields -> look.with(look.layout().withMapping(SheetLayout.mapping(fields))))
                .orElse(look);
    }

    void saveMapping(TenantId tenant, SheetLayout layout, Instant at) {
        sql.sql("""
                insert into imports.sheet_mapping (tenant_id, header_key, fields, used_at)
                values (:tenant, :key, :fields, :at)
                on conflict (tenant_id, header_key) do update set fields = excluded.fields, used_at = excluded.used_at""")
                .param("tenant", tenant.value())
                .param("key", layout.fingerprint())
                .param("fields", layout.stored())
                .param("at", utc(at))
                .update();
    }
    /** Years read earlier: the first day of something happening and the last. */
    List<Year> knownYears(TenantId tenant) {
        return sql.sql("""
                select f.first_movement_on, f.last_on from imports.file f
                  join imports.import i on i.tenant_id = :tenant and i.id = f.import_id
                 where f.tenant_id = :tenant and i.kind = 'fec' and i.state = 'done' and f.first_movement_on is not null""")
                .param("tenant", tenant.value())
                .query((row, _) -> new Year(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** The days between which a file's year has movements. */
    record Year(LocalDate firstOn, LocalDate lastOn) {
        /** Whether the other year ends just before this one begins: then this one's openings repeat it. */
        boolean follows(Year other) {
            return other.firstOn.isBefore(firstOn)
                    && !other.lastOn.isBefore(firstOn.minusDays(92))
                    && other.lastOn.isBefore(firstOn.plusDays(31));
        }
    }

    ImportId create(
            TenantId tenant, Import.Kind kind, ImportOptions options, String askedBy, List<Waiting> files, Instant at) {
        var id = sql.sql("""
                insert into imports.import (tenant_id, kind, state, accept_problems, terms, phase, progress, asked_by, created_at)
                values (:tenant, :kind, 'waiting', :accept, :terms, 'waiting', 0, :by, :at)
                returning id""")
                .param("tenant", tenant.value())
                .param("kind", kind.stored())
                .param("accept", options.acceptProblems())
                .param("terms", options.terms().canonical())
                .param("by", askedBy)
                .param("at", utc(at))
                .query(Long.class)
                .single();
        for (int number = 1; number <= files.size(); number++) {
            var file = files.get(number - 1);
            sql.sql("""
                    insert into imports.file (tenant_id, import_id, number, name, stored_at)
                    values (:tenant, :import, :number, :name, :stored)""")
                    .param("tenant", tenant.value())
                    .param("import", id)
                    .param("number", number)
                    .param("name", file.name())
                    .param("stored", file.storedAt())
                    .update();
        }
        return new ImportId(id);
    }

    /** A file that waits on this machine's disk to be read. */
    record Waiting(String name, String storedAt) {}

    List<Waiting> waiting(TenantId tenant, ImportId id) {
        return sql.sql("""
                select name, stored_at from imports.file
                 where tenant_id = :tenant and import_id = :import and stored_at is not null order by number""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .query((row, _) -> new Waiting(row.getString(1), row.getString(2)))
                .list();
    }

    /** What the user chose when asking. */
    record Asked(Import.Kind kind, String terms, boolean acceptProblems) {}

    Asked asked(TenantId tenant, ImportId id) {
        return sql.sql(
                        "select kind, terms, accept_problems from imports.import where tenant_id = :tenant and id = :import")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .query((row, _) -> new Asked(Import.Kind.of(row.getString(1)), row.getString(2), row.getBoolean(3)))
                .single();
    }

    void progress(TenantId tenant, ImportId id, Import.Phase phase, int percent) {
        sql.sql("""
                update imports.import set state = 'running', phase = :phase, progress = :percent
                 where tenant_id = :tenant and id = :import and state in ('waiting', 'running')""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .param("phase", Code.of(phase))
                .param("percent", percent)
                .update();
    }

    /** A fault before the files could be judged. */
    void refuse(TenantId tenant, ImportId id, FileProblem problem, Instant at) {
        int refused = sql.sql("""
                update imports.import set state = 'refused', phase = 'ended', progress = 100, ended_at = :at
                 where tenant_id = :tenant and id = :import and state in ('waiting', 'running')""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .param("at", utc(at))
                .update();
        if (refused == 0) return;
        sql.sql("""
                insert into imports.problem (tenant_id, import_id, file_number, number, line, col, code, arguments, refuses)
                values (:tenant, :import, 1, 0, 0, 0, :code, :arguments, true)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .param("code", problem.code().name())
                .param("arguments", problem.arguments().toArray(String[]::new))
                .update();
        sql.sql("""
                update imports.file set problem_count = problem_count + 1, refusing = true
                 where tenant_id = :tenant and import_id = :import and number = 1""").param("tenant", tenant.value()).param("import", id.value()).update();
    }

    void forgetProblems(TenantId tenant, ImportId id) {
        sql.sql("delete from imports.problem where tenant_id = :tenant and import_id = :import")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .update();
    }

    void tryAgain(TenantId tenant, ImportId id) {
        sql.sql("""
                update imports.import set state = 'waiting', phase = 'waiting', progress = 0, ended_at = null
                 where tenant_id = :tenant and id = :import and state = 'refused'""").param("tenant", tenant.value()).param("import", id.value()).update();
    }

    void askAgain(TenantId tenant, ImportId id) {
        sql.sql("""
                update imports.import
                   set state = 'waiting', phase = 'waiting', progress = 0, accept_problems = true, ended_at = null
                 where tenant_id = :tenant and id = :import and state = 'refused'""").param("tenant", tenant.value()).param("import", id.value()).update();
    }

    void end(TenantId tenant, ImportId id, Import.State state, Import.Counts counts, Instant at) {
        sql.sql("""
                update imports.import
                   set state = :state, phase = 'ended', progress = 100, accounts = :accounts, entries = :entries,
                       known_entries = :known, open_items = :items, allocations = :allocations, ended_at = :at
                 where tenant_id = :tenant and id = :import""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .param("state", Code.of(state))
                .param("accounts", counts.accounts())
                .param("entries", counts.entries())
                .param("known", counts.known())
                .param("items", counts.openItems())
                .param("allocations", counts.allocations())
                .param("at", utc(at))
                .update();
    }

    void found(TenantId tenant, ImportId id, ImportedFile file, @Nullable LocalDate firstMovementOn) {
        sql.sql("""
                update imports.file
                   set lines = :lines, encoding = :encoding, separator = :separator, debit_cents = :debit, credit_cents = :credit,
                       first_on = :first, last_on = :last, first_movement_on = :movement, refusing = :refusing,
                       problem_count = :problems
                 where tenant_id = :tenant and import_id = :import and number = :number""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .param("number", file.number())
                .param("lines", file.lines())
                .param("encoding", file.encoding())
                .param("separator", file.separator())
                .param("debit", file.debitCents())
                .param("credit", file.creditCents())
                .param("first", file.firstOn().map(Date::valueOf).orElse(null))
                .param("last", file.lastOn().map(Date::valueOf).orElse(null))
                .param("movement", firstMovementOn == null ? null : Date.valueOf(firstMovementOn))
                .param("refusing", file.refusing())
                .param("problems", file.problemCount())
                .update();
        recordProblems(tenant, id, file);
    }

    private void recordProblems(TenantId tenant, ImportId id, ImportedFile file) {
        sql.sql("""
                create temporary table if not exists found_problem (file_number int, number int, line int, col int, code text,
                    arguments text[], refuses boolean) on commit drop""").update();
        sql.sql("truncate found_problem").update();
        try (var copy = BulkCopy.into(
                source, "found_problem", "file_number", "number", "line", "col", "code", "arguments", "refuses")) {
            int number = 0;
            for (var problem : file.problems()) {
                copy.add(file.number()).add(++number).add(problem.line()).add(problem.column());
                copy.add(problem.code().name()).add(array(problem.arguments()));
                copy.add(problem.severity() == FileProblem.Severity.REFUSES).endRow();
            }
            copy.finish();
        }
        sql.sql("""
                insert into imports.problem (tenant_id, import_id, file_number, number, line, col, code, arguments, refuses)
                select :tenant, :import, file_number, number, line, col, code, arguments, refuses from found_problem
                on conflict do nothing""").param("tenant", tenant.value()).param("import", id.value()).update();
    }

    /** An array in PostgreSQL's own writing. */
    private static String array(List<String> values) {
        var text = new StringBuilder("{");
        for (var value : values) {
            if (text.length() > 1) text.append(',');
            text.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text.append('}').toString();
    }

    void forgetFiles(TenantId tenant, ImportId id) {
        sql.sql("update imports.file set stored_at = null where tenant_id = :tenant and import_id = :import")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .update();
    }

    List<ImportId> unfinished(TenantId tenant) {
        return sql.sql("""
                select id from imports.import where tenant_id = :tenant and state in ('waiting', 'running') order by id""")
                .param("tenant", tenant.value())
                .query((row, _) -> new ImportId(row.getLong(1)))
                .list();
    }

    Optional<Import> find(TenantId tenant, ImportId id) {
        return sql.sql(IMPORT + "where tenant_id = :tenant and id = :import")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .query((row, _) -> toImport(row, files(tenant, new ImportId(row.getLong("id")))))
                .optional();
    }

    /** The latest first; their files without the list of their problems. */
    List<Import> latest(TenantId tenant, int limit) {
        var files = new LinkedHashMap<Import, List<ImportedFile>>();
        sql.sql("""
                with latest as (
                    select id, kind, state, phase, progress, accounts, entries, known_entries, open_items, allocations,
                           asked_by, created_at, ended_at
                      from imports.import where tenant_id = :tenant order by id desc limit :limit
                )
                select l.*, f.number, f.name, f.lines, f.encoding, f.separator, f.debit_cents, f.credit_cents, f.first_on,
                       f.last_on, f.refusing, f.problem_count
                  from latest l join imports.file f on f.tenant_id = :tenant and f.import_id = l.id
                 order by l.id desc, f.number""").param("tenant", tenant.value()).param("limit", limit).query(row -> {
            files.computeIfAbsent(toImport(row, List.of()), _ -> new ArrayList<>())
                    .add(toFile(row, List.of()));
        });
        return files.entrySet().stream()
                .map(each -> each.getKey().with(each.getValue()))
                .toList();
    }

    private static final String IMPORT = """
            select id, kind, state, phase, progress, accounts, entries, known_entries, open_items, allocations, asked_by,
                   created_at, ended_at from imports.import
            """;

    private List<ImportedFile> files(TenantId tenant, ImportId id) {
        return sql.sql("""
                select number, name, lines, encoding, separator, debit_cents, credit_cents, first_on, last_on, refusing,
                       problem_count
                  from imports.file where tenant_id = :tenant and import_id = :import order by number""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .query((row, _) -> toFile(row, problems(tenant, id, row.getInt("number"))))
                .list();
    }

    private List<FileProblem> problems(TenantId tenant, ImportId id, int file) {
        return sql.sql("""
                select line, col, code, arguments from imports.problem
                 where tenant_id = :tenant and import_id = :import and file_number = :file order by number""")
                .param("tenant", tenant.value())
                .param("import", id.value())
                .param("file", file)
                .query((row, _) -> new FileProblem(
                        row.getInt("line"),
                        row.getInt("col"),
                        FileProblem.Code.valueOf(row.getString("code")),
                        List.of((String[]) row.getArray("arguments").getArray())))
                .list();
    }

    private static Import toImport(ResultSet row, List<ImportedFile> files) throws SQLException {
        return new Import(
                new ImportId(row.getLong("id")),
                Import.Kind.of(row.getString("kind")),
                Code.read(Import.State.class, row.getString("state")),
                Code.read(Import.Phase.class, row.getString("phase")),
                row.getInt("progress"),
                new Import.Counts(
                        row.getInt("accounts"),
                        row.getInt("entries"),
                        row.getInt("known_entries"),
                        row.getInt("open_items"),
                        row.getInt("allocations")),
                row.getString("asked_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                files);
    }

    private static ImportedFile toFile(ResultSet row, List<FileProblem> problems) throws SQLException {
        return new ImportedFile(
                row.getInt("number"),
                row.getString("name"),
                row.getLong("lines"),
                Optional.ofNullable(row.getString("encoding")).orElse(""),
                Optional.ofNullable(row.getString("separator")).orElse(""),
                row.getLong("debit_cents"),
                row.getLong("credit_cents"),
                Optional.ofNullable(row.getObject("first_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("last_on", LocalDate.class)),
                row.getBoolean("refusing"),
                row.getLong("problem_count"),
                problems);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
