package org.maillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.maillon.database.Database;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps companies apart and the SQL fit for many machines, read from the real catalogue and from the stores. */
class SchemaRulesTest extends DatabaseTest {
    /** Read before a company is chosen, or no company's: outside row security, each with its reason. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "access.tenant", "says only that a company exists",
            "access.member", "a person may belong to several companies",
            "access.membership", "read to offer the companies one may enter",
            "access.api_key", "read to learn whose key it is",
            "access.setup_link", "read to learn whose invitation it is",
            "database.scheduled_task", "the jobs of all nodes");

    private static final String POLICY =
            "(tenant_id = ( SELECT (NULLIF(current_setting('maillon.tenant'::text, true), ''::text))::bigint AS \"nullif\"))";

    /** Numbers of somebody else that only look like ids of ours. */
    private static final Set<String> NOT_OURS = Set.of(
            "messages.message.message_id",
            "payments.collection.end_to_end_id",
            "payments.debit_file.message_id",
            "payments.receipt.end_to_end_id",
            "payments.receipt.mandate_id",
            "registers.notice.notice_id");

    /** Which modules read the tables of another; to add one is to say that its owner may no longer change it alone. */
    private static final Set<String> READERS =
            """
            customers.billing_address: reminders
            customers.contact: reminders, steering
            customers.customer_account: api, desk, disputes, imports, ledger, messages, payments, registers, reminders, steering, tasks
            customers.customer_account: api, desk, disputes, imports, ledger, messages, payments, reminders, sales, steering, tasks
            customers.profile: reminders
            disputes.dispute: payments, reminders
            ledger.allocation: payments, reminders, steering
            ledger.credit: imports, payments, reminders, sales, steering
            ledger.entry: imports, payments, sales, salesfile, steering
            ledger.exposure: payments
            ledger.open_item: desk, disputes, imports, payments, reminders, steering
            messages.message: reminders
            ledger.exposure: payments, portal
            ledger.open_item: desk, disputes, imports, payments, portal, reminders, steering
            customers.profile: claims
            ledger.allocation: claims
            ledger.credit: claims
            ledger.open_item: claims
            payments.instrument: reminders
            payments.instrument_part: reminders
            payments.money_hold: reminders
            payments.plan_hold: reminders
            payments.plan_instalment: reminders
            payments.plan_item: reminders
            payments.promise: reminders
            registers.insolvency: reminders
            payments.receipt: reminders
            payments.receipt_hold: reminders
            payments.repayment_plan: reminders
            tasks.task: reminders
            customers.customer_account: credit
            customers.customer_account: deliveries
            customers.profile: credit
            disputes.disputed_item: credit
            ledger.exposure: credit
            ledger.open_item: credit, salesfile
            ledger.allocation: sales
            ledger.open_item: sales
            payments.promise: credit
            registers.insolvency: credit, steering
            """.lines().flatMap(SchemaRulesTest::pairs).collect(Collectors.toSet());

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"\\n(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern MENTION = Pattern.compile(
            "(?<!distinct )\\b(from|join|update|into)\\s+([a-z_]+\\.[a-z_]+)(?:\\s+(?:as\\s+)?(?!set\\b|where\\b|values\\b|join\\b|left\\b|cross\\b|on\\b|order\\b|group\\b|select\\b|except\\b|union\\b|for\\b)([a-z_]+))?");

    private static final Pattern SQL = Pattern.compile(
            "(?i)\\b(from|join|update|insert into|merge into)\\s+[a-z_]+(\\.[a-z_]+)?\\b|^\\s*(select|update|delete|with)\\b");

    @Autowired
    private Database database;

    @Test
    void everyTableHasACompanyOrAReasonToHaveNone() {
        assertThat(names("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and c.relname !~ 'history$'
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                        """)).containsExactlyInAnyOrderElementsOf(OUTSIDE.keySet());
    }

    @Test
    void theCompanyIsNeverAbsent() {
        assertThat(names(TENANT_TABLES + """
                        select t.name from tenant_table t join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
                         where not a.attnotnull or a.atttypid <> 'bigint'::regtype
                        """)).isEmpty();
    }

    @Test
    void theCompanyComesFirstInEveryPrimaryKeyAndIndex() {
        assertThat(names(TENANT_TABLES + """
                        select t.name || ' ' || i.indexrelid::regclass
                          from tenant_table t join pg_index i on i.indrelid = t.oid
                          left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
                         where a.attname is distinct from 'tenant_id'
                        union all
                        select t.name || ' has no primary key' from tenant_table t
                         where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
                        """)).isEmpty();
    }

    @Test
    void aForeignKeyCannotPointIntoAnotherCompany() {
        assertThat(names(TENANT_TABLES + """
                        select k.conname from tenant_table t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                          left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                          left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
                         where a.attname is distinct from 'tenant_id' or b.attname is distinct from 'tenant_id'
                            or k.confdeltype = 'n'
                        """)).isEmpty();
    }

    @Test
    void everyTableOfACompanyShowsNothingUnlessOneIsChosen() {
        assertThat(names(TENANT_TABLES + """
                        select t.name || ': ' || coalesce(p.qual, 'no policy') from tenant_table t
                          left join pg_policies p on p.schemaname || '.' || p.tablename = t.name
                         where p.qual is distinct from '%s' or p.with_check is not null or p.cmd <> 'ALL'
                        """.formatted(POLICY.replace("'", "''"))))
                .isEmpty();
    }

    @Test
    void theSchemaUsesNothingThatWouldNotSpreadOverMachines() {
        assertThat(names("""
                        select 'trigger ' || tgname from pg_trigger where not tgisinternal
                        union all
                        select 'deferrable ' || conname from pg_constraint where condeferrable
                        union all
                        select 'unlogged ' || relname from pg_class where relpersistence = 'u'
                        union all
                        select 'rule ' || rulename from pg_rules where schemaname !~ '^(pg_|information_schema)'
                        """)).isEmpty();
    }

    @Test
    void viewsSeeWhatTheReaderMaySeeAndSayWhoseItIs() {
        assertThat(names("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('v', 'm') and n.nspname !~ '^(pg_|information_schema)'
                           and (not coalesce(c.reloptions @> array['security_invoker=true'], false)
                                or not exists (select from pg_attribute a
                                                where a.attrelid = c.oid and a.attnum = 1 and a.attname = 'tenant_id'))
                        """)).isEmpty();
    }

    @Test
    void idsNeverRunOut() {
        assertThat(names("""
                        select n.nspname || '.' || c.relname || '.' || a.attname
                          from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and a.attname ~ '(^|_)id$'
                           and a.atttypid not in ('bigint'::regtype, 'uuid'::regtype)
                        """)).isEqualTo(NOT_OURS);
    }

    @Test
    void theApplicationsRoleOwnsNothingAndPassesByNothing() {
        var role = JdbcClient.create(database.application())
                .sql("select current_user::text")
                .query(String.class)
                .single();
        assertThat(names("""
                        select 'superuser or bypassrls' from pg_roles
                         where rolname = '%1$s' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                        union all
                        select 'owns ' || c.oid::regclass from pg_class c join pg_roles r on r.oid = c.relowner
                         where r.rolname = '%1$s' and c.relpersistence <> 't'
                        union all
                        select 'may truncate ' || c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'
                           and has_table_privilege('%1$s', c.oid, 'truncate')
                        """.formatted(role))).isEmpty();
    }

    @Test
    void whatWasBookedOrSaidCannotBeDeletedOrRewritten() {
        var role = JdbcClient.create(database.application())
                .sql("select current_user::text")
                .query(String.class)
                .single();
        assertThat(names("""
                        select t || ' ' || act from unnest(array['ledger.entry', 'ledger.allocation', 'ledger.open_item',
                               'evidence.document', 'evidence.happening', 'evidence.attachment', 'disputes.transition',
                               'payments.promise_change', 'payments.plan_change', 'portal.answer',
                               'ledger.credit', 'reminders.step_taken', 'messages.message', 'access.audit_entry']) as t,
                               unnest(array['update', 'delete']) as act
                         where has_table_privilege('%s', t, act)
                        """.formatted(role)))
                .as("a message changes its state; of items only what is open may change, by column")
                .containsExactly("messages.message update");
    }

    @Test
    void everyStatementSaysWhoseRowsItMeans() throws IOException {
        var tenantTables = names(TENANT_TABLES + "select name from tenant_table");
        tenantTables.addAll(Set.of(
                "ledger.exposure",
                "reminders.facts",
                "disputes.disputed_item",
                "payments.plan_hold",
                "payments.money_hold"));
        tenantTables.addAll(Set.of("ledger.exposure", "disputes.disputed_item", "payments.plan_hold"));
        var silent = new ArrayList<String>();
        for (var fragment : fragments()) {
            for (var mention : fragment.mentions()) {
                if (tenantTables.contains(mention.group(2)) && !saysWhose(fragment, mention)) {
                    silent.add(fragment.store + ": " + mention.group());
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    /** The aged balance and its kin share one text; the ledger says itself through which table lines come in. */
    private static final Set<String> SQL_BESIDE_A_STORE = Set.of("OpenAsOf", "Posting", "TenantScope");

    @Test
    void sqlStandsInTheStores() throws IOException {
        assertThat(fragments().stream()
                        .filter(fragment -> !fragment.mentions().isEmpty() && !fragment.store.endsWith("Store"))
                        .map(Fragment::store))
                .allMatch(SQL_BESIDE_A_STORE::contains);
    }

    @Test
    void theSqlOfTheStoresSpreadsOverMachines() throws IOException {
        var wrong = new ArrayList<String>();
        for (var fragment : fragments()) {
            var sql = fragment.sql;
            if (sql.matches(
                    "(?is).*\\b(now\\(\\)|current_timestamp|current_date|clock_timestamp|set_config|merge into)\\b?.*")) {
                wrong.add(fragment.store + " reads the server's clock or sets a session: " + sql);
            }
            if (sql.matches("(?is).*\\binsert into\\b(?!.*\\bvalues\\b).*\\bselect\\b.*")
                    && !sql.matches("(?is).*\\b(on conflict|returning)\\b.*")) {
                wrong.add(fragment.store + " inserts without on conflict or returning: " + sql);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aModuleReadsOnlyTheTablesItMayAndWritesOnlyItsOwn() throws IOException, ClassNotFoundException {
        var readers = new TreeSet<String>();
        var wrong = new TreeSet<String>();
        for (var fragment : fragments()) {
            var allowed = ModuleTests.Module.allowed(fragment.module);
            for (var mention : fragment.mentions()) {
                var table = mention.group(2);
                var owner = table.substring(0, table.indexOf('.'));
                if (owner.equals(fragment.module)) continue;
                if (!allowed.contains(owner)) wrong.add(fragment.module + " may not use " + table);
                if (mention.group(1).matches("update|into")) wrong.add(fragment.module + " writes " + table);
                readers.add(table + ": " + fragment.module);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(readers).isSubsetOf(READERS);
    }

    private static Stream<String> pairs(String line) {
        var table = line.substring(0, line.indexOf(':'));
        return Arrays.stream(line.substring(table.length() + 1).split(","))
                .map(reader -> table + ": " + reader.strip());
    }

    /** Whether the same piece of SQL says the company of the table it names, by its alias where it has one. */
    private static boolean saysWhose(Fragment fragment, MatchResult mention) {
        var sql = fragment.sql;
        if (mention.group(1).equals("into")) {
            var columns = sql.substring(mention.end()).stripLeading();
            return columns.startsWith("(tenant_id,");
        }
        var alias = mention.group(3);
        var name = alias == null ? "\\btenant_id" : "\\b" + alias + "\\.tenant_id";
        var said = Pattern.compile(name + " = |= " + name + "\\b").matcher(sql).find();
        var opensAStatement =
                !sql.contains("where ") && mention.end() >= sql.stripTrailing().length();
        return said
                || opensAStatement
                        && fragment.file.contains(
                                "where " + (alias == null ? "" : alias + ".") + "tenant_id = :tenant");
    }

    private static final String TENANT_TABLES = """
            with tenant_table as (
                select c.oid, n.nspname || '.' || c.relname as name
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and c.relname !~ 'history$'
                   and n.nspname || '.' || c.relname not in (%s))
            """.formatted(
            OUTSIDE.keySet().stream().sorted().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));

    private Set<String> names(String sql) {
        return new TreeSet<>(
                JdbcClient.create(database.owner()).sql(sql).query(String.class).list());
    }

    /** A piece of SQL as it stands in a store. */
    private record Fragment(String module, String store, String file, String sql) {
        List<MatchResult> mentions() {
            return MENTION.matcher(sql)
                    .results()
                    .filter(each -> !each.group(2).startsWith("pg_"))
                    .toList();
        }
    }

    private static List<Fragment> fragments() throws IOException {
        var all = new ArrayList<Fragment>();
        try (var files = Files.walk(Path.of("src/main/java/org/maillon"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                var text = Files.readString(file);
                var store = file.getFileName().toString().replace(".java", "");
                var module = file.getName(5).toString();
                if (file.getNameCount() < 7 || module.equals("database")) continue;
                LITERAL.matcher(text)
                        .results()
                        .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
                        .filter(each -> SQL.matcher(each).find())
                        .map(each -> new Fragment(
                                module,
                                store,
                                text,
                                each.replaceAll("\\s+", " ").strip()))
                        .forEach(all::add);
            }
        }
        return all;
    }
}
