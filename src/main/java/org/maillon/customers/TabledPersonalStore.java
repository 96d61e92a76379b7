package org.maillon.customers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Personal data in the tables of all modules. */
@Repository
class TabledPersonalStore implements PersonalData {
    private final JdbcClient sql;
    private final List<PersonalStatements> modules;

    TabledPersonalStore(JdbcClient sql, List<PersonalStatements> modules) {
        this.sql = sql;
        this.modules = modules;
    }

    @Override
    public List<PersonalRecord> about(TenantId tenant, People people) {
        var parameters = people.parameters(tenant);
        return modules.stream()
                .map(module -> sql.sql(People.P + module.about())
                        .params(parameters)
                        .query(String.class)
                        .list())
                .flatMap(rows -> People.read(rows).stream())
                .toList();
    }

    @Override
    public List<Obstacle> obstacles(TenantId tenant, Collection<AccountId> accounts) {
        return modules.stream()
                .flatMap(module -> module.obstacles(tenant, accounts).stream())
                .toList();
    }

    @Override
    public int erase(TenantId tenant, RecordKind kind, People people, LocalDate before) {
        var parameters = people.parameters(tenant, before);
        return modules.stream()
                .flatMap(module -> module.erasures(kind).stream())
                .mapToInt(statement ->
                        sql.sql(People.P + statement).params(parameters).update())
                .sum();
    }
}
