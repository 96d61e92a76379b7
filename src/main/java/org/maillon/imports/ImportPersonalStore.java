package org.maillon.imports;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Lines of files that were refused, where they name somebody. */
@Repository
class ImportPersonalStore implements PersonalStatements {
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

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case TRACE -> List.of(PROBLEMS, FILES);
            default -> List.of();
        };
    }
}
