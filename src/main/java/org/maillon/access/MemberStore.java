package org.maillon.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MemberStore {
    /** What sign-in compares with. */
    record Credentials(long member, String passwordHash) {}

    private static final String MEMBERSHIP = """
            select s.tenant_id, t.name as company, t.purpose = 'demo' as demo, s.role, m.id, m.email, m.name, m.language
              from access.membership s
              join access.member m on m.id = s.member_id
              join access.tenant t on t.id = s.tenant_id
             where m.disabled_at is null""";

    private final JdbcClient sql;

    MemberStore(JdbcClient sql) {
        this.sql = sql;
    }

    boolean any() {
        return sql.sql("select exists (select from access.member)")
                .query(Boolean.class)
                .single();
    }

    Optional<Credentials> credentials(String email) {
        return sql.sql("select id, password_hash from access.member where email = :email and disabled_at is null")
                .param("email", email)
                .query((row, _) -> new Credentials(row.getLong("id"), row.getString("password_hash")))
                .optional();
    }

    boolean isTaken(String email) {
        return sql.sql("select exists (select from access.member where email = :email)")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    long insert(Applicant applicant, String passwordHash, Instant at) {
        return sql.sql("""
                insert into access.member (email, name, password_hash, language, created_at)
                values (:email, :name, :hash, :language, :at) returning id""")
                .param("email", applicant.email())
                .param("name", applicant.name())
                .param("hash", passwordHash)
                .param("language", applicant.language().code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void admit(TenantId tenant, long member, Role role) {
        sql.sql("""
                insert into access.membership (tenant_id, member_id, role) values (:tenant, :member, :role)
                on conflict (tenant_id, member_id) do update set role = excluded.role""")
                .param("tenant", tenant.value())
                .param("member", member)
                .param("role", role.code())
                .update();
    }

    void expel(TenantId tenant, long member) {
        sql.sql("delete from access.membership where tenant_id = :tenant and member_id = :member")
                .param("tenant", tenant.value())
                .param("member", member)
                .update();
    }

    /** Locks the company's owners, so that two of them cannot both stop being one. */
    List<Long> lockOwners(TenantId tenant) {
        return sql.sql("""
                select member_id from access.membership
                 where tenant_id = :tenant and role = 'owner' order by member_id for update""").param("tenant", tenant.value()).query(Long.class).list();
    }

    void speak(long member, Language language) {
        sql.sql("update access.member set language = :language where id = :member")
                .param("language", language.code())
                .param("member", member)
                .update();
    }

    Optional<Membership> find(TenantId tenant, long member) {
        return sql.sql(MEMBERSHIP + " and s.tenant_id = :tenant and s.member_id = :member")
                .param("tenant", tenant.value())
                .param("member", member)
                .query(MemberStore::membership)
                .optional();
    }

    List<Membership> ofCompany(TenantId tenant) {
        return sql.sql(MEMBERSHIP + " and s.tenant_id = :tenant order by lower(m.name), m.id")
                .param("tenant", tenant.value())
                .query(MemberStore::membership)
                .list();
    }

    List<Membership> ofMember(long member) {
        return sql.sql(MEMBERSHIP + " and s.member_id = :member order by s.tenant_id")
                .param("member", member)
                .query(MemberStore::membership)
                .list();
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        var member = new Member(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                Language.of(row.getString("language")));
        return new Membership(
                new TenantId(row.getLong("tenant_id")),
                row.getString("company"),
                row.getBoolean("demo"),
                member,
                Role.of(row.getString("role")));
    }
}
