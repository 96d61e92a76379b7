package org.maillon.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.customers.NaturalPersons.Known;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.maillon.privacy.ErasurePlan.Due;
import org.maillon.privacy.PersonalFile.Erased;
import org.maillon.privacy.PersonalFile.Request;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DataSubjectStore {
    /** A person who is looked after. */
    record DataSubject(
            long id, Known who, List<String> names, Optional<Request> request, Optional<LocalDate> forgottenOn) {}

    private static final String ROW = """
            select id, account_id, contact_id, names, asked_at, asked_by, forgotten_on
              from privacy.data_subject where tenant_id = :tenant
            """;

    private final JdbcClient sql;

    DataSubjectStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Notes persons who are to be looked after from today on; those already known stay as they are. */
    void add(TenantId tenant, List<Known> people, LocalDate today) {
        sql.sql("""
                insert into privacy.data_subject (tenant_id, account_id, contact_id, names, look_on)
                select :tenant, x.account, x.contact, '{}', :today
                  from unnest(:accounts::bigint[], :contacts::bigint[]) as x (account, contact)
                on conflict (tenant_id, account_id, contact_id) do nothing""")
                .param("tenant", tenant.value())
                .param("today", today)
                .param(
                        "accounts",
                        people.stream().map(it -> it.account().value()).toArray(Long[]::new))
                .param("contacts", people.stream().map(Known::contact).toArray(Long[]::new))
                .update();
    }

    /** Notes that a person asked; the first time counts, unless all was erased since. */
    DataSubject ask(TenantId tenant, Known who, String by, Instant at, LocalDate today) {
        return sql.sql("""
                insert into privacy.data_subject (tenant_id, account_id, contact_id, names, asked_at, asked_by, look_on)
                values (:tenant, :account, :contact, '{}', :at, :by, :today)
                on conflict (tenant_id, account_id, contact_id) do update
                   set asked_at = coalesce(data_subject.asked_at, excluded.asked_at),
                       asked_by = coalesce(data_subject.asked_by, excluded.asked_by),
                       look_on = excluded.look_on, forgotten_on = null
                returning id, account_id, contact_id, names, asked_at, asked_by, forgotten_on""")
                .param("tenant", tenant.value())
                .param("account", who.account().value())
                .param("contact", who.contact())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("today", today)
                .query(DataSubjectStore::subject)
                .single();
    }

    Optional<DataSubject> find(TenantId tenant, Known who) {
        return sql.sql(ROW + " and account_id = :account and contact_id = :contact")
                .param("tenant", tenant.value())
                .param("account", who.account().value())
                .param("contact", who.contact())
                .query(DataSubjectStore::subject)
                .optional();
    }

    /** Those whose day has come, held until the transaction ends. */
    List<DataSubject> due(TenantId tenant, LocalDate today, int limit) {
        return sql.sql(ROW + """
                and look_on <= :today and forgotten_on is null order by look_on, id limit :limit for update skip locked""")
                .param("tenant", tenant.value())
                .param("today", today)
                .param("limit", limit)
                .query(DataSubjectStore::subject)
                .list();
    }

    /** What is found of a person once more on a day; on {@link ErasurePlan#NEVER} nothing is left of it, nor its names. */
    void looked(TenantId tenant, long id, List<String> names, LocalDate lookOn, LocalDate today) {
        boolean gone = lookOn.equals(ErasurePlan.NEVER);
        sql.sql("""
                update privacy.data_subject set names = :names, look_on = :lookOn, looked_on = :today,
                       forgotten_on = case when :gone then :today::date end
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("names", gone ? new String[0] : names.toArray(String[]::new))
                .param("lookOn", lookOn)
                .param("today", today)
                .param("gone", gone)
                .update();
    }

    void note(TenantId tenant, long id, Map<RecordKind, Due> due, Map<RecordKind, String> grounds, LocalDate today) {
        due.forEach((kind, what) -> sql.sql("""
                insert into privacy.erased (tenant_id, subject_id, erased_on, kind, records, ground)
                values (:tenant, :id, :today, :kind, :records, :ground)""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("today", today)
                .param("kind", kind.code())
                .param("records", what.records())
                .param("ground", grounds.getOrDefault(kind, ""))
                .update());
    }

    /** What was erased of a person, the latest first. */
    List<Erased> erased(TenantId tenant, long id) {
        return sql.sql("""
                select erased_on, kind, records, ground from privacy.erased
                 where tenant_id = :tenant and subject_id = :id order by id desc""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) -> new Erased(
                        row.getObject("erased_on", LocalDate.class),
                        RecordKind.of(row.getString("kind")),
                        row.getInt("records"),
                        row.getString("ground")))
                .list();
    }

    private static DataSubject subject(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime askedAt = row.getObject("asked_at", OffsetDateTime.class);
        return new DataSubject(
                row.getLong("id"),
                new Known(new AccountId(row.getLong("account_id")), row.getLong("contact_id")),
                List.of((String[]) row.getArray("names").getArray()),
                askedAt == null
                        ? Optional.empty()
                        : Optional.of(new Request(askedAt.toInstant(), row.getString("asked_by"))),
                Optional.ofNullable(row.getObject("forgotten_on", LocalDate.class)));
    }
}
