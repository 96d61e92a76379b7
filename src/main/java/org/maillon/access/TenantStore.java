package org.maillon.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maillon.database.Database;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TenantStore {
    private final JdbcClient sql;
    private final Database database;

    TenantStore(JdbcClient sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    Tenant create(String name, Tenant.Purpose purpose, String country, Language language, Instant at) {
        return sql.sql("""
                insert into access.tenant (name, purpose, country, language, created_at)
                values (:name, :purpose, :country, :language, :at)
                returning id, name, purpose, country, language""")
                .param("name", name)
                .param("purpose", purpose.stored())
                .param("country", country)
                .param("language", language.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(TenantStore::tenant)
                .single();
    }

    Optional<Tenant> find(TenantId id) {
        return sql.sql("select id, name, purpose, country, language from access.tenant where id = :id")
                .param("id", id.value())
                .query(TenantStore::tenant)
                .optional();
    }

    List<Tenant> all() {
        return sql.sql("select id, name, purpose, country, language from access.tenant order by id")
                .query(TenantStore::tenant)
                .list();
    }

    List<Tenant> withoutMembers(int limit) {
        return sql.sql("""
                select t.id, t.name, t.purpose, t.country, t.language from access.tenant t
                 where t.purpose = 'live' and not exists (select 1 from access.membership s where s.tenant_id = t.id)
                 order by t.id desc limit :limit""").param("limit", limit).query(TenantStore::tenant).list();
    }

    Tenant keep(TenantId id, String name) {
        return sql.sql("""
                update access.tenant set name = :name, purpose = 'live' where id = :id
                returning id, name, purpose, country, language""")
                .param("id", id.value())
                .param("name", name)
                .query(TenantStore::tenant)
                .single();
    }

    void change(TenantId id, String name, String country, Language language) {
        sql.sql("update access.tenant set name = :name, country = :country, language = :language where id = :id")
                .param("id", id.value())
                .param("name", name)
                .param("country", country)
                .param("language", language.code())
                .update();
    }

    /** As the owner, because the application may not delete entries; row security binds the owner too. */
    void remove(TenantId id) {
        try (var connection = database.owner().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select access.set_tenant(" + id.value() + ")");
                for (var table : tenantTables(connection)) {
                    statement.execute("delete from " + table + " where tenant_id = " + id.value());
                }
                statement.execute("delete from access.tenant where id = " + id.value());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the company " + id.value() + " could not be removed", e);
        }
    }

    /** Every tenant table, those that refer to others first. */
    private static List<String> tenantTables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.prepareStatement("""
                with recursive tenant_table as (
                    select c.oid from pg_attribute a join pg_class c on c.oid = a.attrelid
                      join pg_namespace n on n.oid = c.relnamespace
                     where a.attname = 'tenant_id' and c.relkind = 'r' and n.nspname not like 'pg\\_%'
                ), depth as (
                    select oid, 0 as level from tenant_table
                    union
                    select k.confrelid, d.level + 1 from depth d
                      join pg_constraint k on k.contype = 'f' and k.conrelid = d.oid and k.confrelid <> d.oid
                ) cycle oid set looped using path
                select oid::regclass::text from depth join tenant_table using (oid)
                 group by oid order by max(level), 1""");
                var rows = statement.executeQuery()) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        return tables;
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return new Tenant(
                new TenantId(row.getLong("id")),
                row.getString("name"),
                Tenant.Purpose.of(row.getString("purpose")),
                row.getString("country"),
                Language.of(row.getString("language")));
    }
}
