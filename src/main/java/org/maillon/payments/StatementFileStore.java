package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bank files that were given, from the moment they arrive. */
@Repository
class StatementFileStore {
    private static final String FILE = """
            select f.id, f.name, f.state, f.statements, f.lines, f.known_lines, f.matched, f.created_at, f.ended_at,
                   f.columns_unknown
              from payments.statement_file f where f.tenant_id = :tenant
            """;

    record Waiting(long id, String name, String storedAt) {}

    private final JdbcClient sql;

    StatementFileStore(JdbcClient sql) {
        this.sql = sql;
    }

    long add(TenantId tenant, String name, @Nullable String storedAt, String askedBy, Instant at) {
        return sql.sql("""
                insert into payments.statement_file (tenant_id, name, stored_at, state, asked_by, created_at)
                values (:tenant, :name, :stored, 'waiting', :by, :at) returning id""")
                .param("tenant", tenant.value())
                .param("name", name)
                .param("stored", storedAt)
                .param("by", askedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    List<Waiting> unfinished(TenantId tenant) {
        return sql.sql("""
                select f.id, f.name, f.stored_at from payments.statement_file f
                 where f.tenant_id = :tenant and f.state in ('waiting', 'running') and f.stored_at is not null order by f.id""")
                .param("tenant", tenant.value())
                .query((row, _) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    void end(TenantId tenant, long file, StatementFile.State state, Statements.Taken taken, int matched, Instant at) {
        sql.sql("""
                update payments.statement_file set state = :state, statements = :statements, lines = :lines, known_lines = :known,
                       matched = :matched, ended_at = :at
                 where tenant_id = :tenant and id = :file""")
                .param("tenant", tenant.value())
                .param("file", file)
                .param("state", Code.of(state))
                .param("statements", taken.statements())
                .param("lines", taken.lines())
                .param("known", taken.known())
                .param("matched", matched)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Nobody said what its columns hold. */
    void columnsUnknown(TenantId tenant, long file) {
        sql.sql("update payments.statement_file set columns_unknown = true where tenant_id = :tenant and id = :file")
                .param("tenant", tenant.value())
                .param("file", file)
                .update();
    }

    /** One that was refused for its columns. */
    Optional<Waiting> unexplained(TenantId tenant, long file) {
        return sql.sql("""
                select f.id, f.name, f.stored_at from payments.statement_file f
                 where f.tenant_id = :tenant and f.id = :file and f.state = 'refused' and f.columns_unknown
                   and f.stored_at is not null""")
                .param("tenant", tenant.value())
                .param("file", file)
                .query((row, _) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /** It waits again, as it did when it was given; false where another one was quicker. */
    boolean again(TenantId tenant, long file) {
        sql.sql("delete from payments.file_problem where tenant_id = :tenant and file_id = :file")
                .param("tenant", tenant.value())
                .param("file", file)
                .update();
        return sql.sql("""
                update payments.statement_file set state = 'waiting', columns_unknown = false, ended_at = null
                 where tenant_id = :tenant and id = :file and state = 'refused' and columns_unknown""").param("tenant", tenant.value()).param("file", file).update() > 0;
    }

    void problem(TenantId tenant, long file, int number, int place, String sentence) {
        sql.sql("""
                insert into payments.file_problem (tenant_id, file_id, number, place, sentence)
                values (:tenant, :file, :number, :place, :sentence)
                on conflict (tenant_id, file_id, number) do nothing""")
                .param("tenant", tenant.value())
                .param("file", file)
                .param("number", number)
                .param("place", place)
                .param("sentence", sentence)
                .update();
    }

    Optional<StatementFile> find(TenantId tenant, long file) {
        return sql.sql(FILE + " and f.id = :file")
                .param("tenant", tenant.value())
                .param("file", file)
                .query(StatementFileStore::file)
                .optional()
                .map(found -> found.with(problems(tenant, file)));
    }

    List<StatementFile> latest(TenantId tenant, int limit) {
        return sql.sql(FILE + " order by f.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(StatementFileStore::file)
                .list();
    }

    private List<String> problems(TenantId tenant, long file) {
        return sql.sql("""
                select sentence from payments.file_problem where tenant_id = :tenant and file_id = :file order by number""")
                .param("tenant", tenant.value())
                .param("file", file)
                .query(String.class)
                .list();
    }

    private static StatementFile file(ResultSet row, int number) throws SQLException {
        return new StatementFile(
                row.getLong("id"),
                row.getString("name"),
                StatementFile.State.of(row.getString("state")),
                row.getInt("statements"),
                row.getInt("lines"),
                row.getInt("known_lines"),
                row.getInt("matched"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("columns_unknown"),
                List.of());
    }
}
