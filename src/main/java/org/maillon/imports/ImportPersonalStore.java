package org.maillon.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.maillon.customers.People;
import org.maillon.customers.PersonalData;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of files that were refused, where they name somebody. */
@Repository
class ImportPersonalStore implements PersonalData {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'trace', 'noun', 'trail', 'on', i.created_at::date,
                       'content', jsonb_build_object('words', b.arguments))
              from p join imports.problem b on b.tenant_id = :tenant
              join imports.import i on i.tenant_id = :tenant and i.id = b.import_id
             where array_to_string(b.arguments, ' ') ~* p.names""";

    private static final String PROBLEMS = """
            update imports.problem b set arguments = array(
                       select regexp_replace(a, p.names, :erased, 'gi') from unnest(b.arguments) with ordinality as x (a, place) order by place)
              from p
             where b.tenant_id = :tenant and array_to_string(b.arguments, ' ') ~* p.names""";

    private static final String FILES = """
            update imports.file f set name = regexp_replace(f.name, p.names, :erased, 'gi')
              from p
             where f.tenant_id = :tenant and f.name ~* p.names""";

    private final JdbcClient sql;

    ImportPersonalStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<PersonalRecord> about(TenantId tenant, People people) {
        return People.read(sql.sql(People.P + ABOUT)
                .params(people.parameters(tenant))
                .query(String.class)
                .list());
    }

    @Override
    public int erase(TenantId tenant, RecordKind kind, People people, LocalDate before) {
        var parameters = people.parameters(tenant, before);
        return switch (kind) {
            case TRACE -> run(PROBLEMS, parameters) + run(FILES, parameters);
            default -> 0;
        };
    }

    private int run(String statement, Map<String, Object> parameters) {
        return sql.sql(People.P + statement).params(parameters).update();
    }
}
