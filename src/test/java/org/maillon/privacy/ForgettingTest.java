package org.maillon.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.CompanyNumbers;
import org.maillon.customers.Contact;
import org.maillon.customers.Customers;
import org.maillon.customers.NaturalPersons.Known;
import org.maillon.customers.NewAccount;
import org.maillon.customers.NewContact;
import org.maillon.customers.Opening;
import org.maillon.customers.OpeningQuestion;
import org.maillon.customers.Openings;
import org.maillon.customers.PostalAddress;
import org.maillon.database.Database;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class ForgettingTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private DataSubjects subjects;

    @Autowired
    private Openings openings;

    @Autowired
    private Customers customers;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Database database;

    private SmallBooks books;

    @BeforeEach
    void openTheBooks() {
        books = new SmallBooks(scope, sql, events, tenant());
    }

    @Test
    void aForgottenProspectIsNowhereInTheDatabase() {
        var marie = person("P1", "Marie Quénard", "marie.quenard@example.fr");
        assertThat(where("Quénard", "marie.quenard@example.fr")).isNotEmpty();

        assertThat(subjects.forget(tenant(), new Known(marie, 0), "Claire Aubry", TODAY))
                .isInstanceOf(ErasureAnswer.Entered.class);

        assertThat(where("Quénard", "marie.quenard@example.fr", "443061841")).isEmpty();
        assertThat(file(marie, 0, TODAY).forgottenOn()).contains(TODAY);
    }

    @Test
    void whatTheLawKeepsStaysUntilItsDayAndThenGoesByItself() {
        var marie = person("P1", "Marie Quénard", "marie.quenard@example.fr");
        var item = books.invoice(marie, "F-1", LocalDate.of(2026, 3, 31), 12_000);
        label("Facture Marie Quénard");
        pay(item);

        subjects.forget(tenant(), new Known(marie, 0), "Claire Aubry", TODAY);

        assertThat(where("marie.quenard@example.fr")).containsOnly("privacy.data_subject.names");
        assertThat(file(marie, 0, TODAY).ifForgotten())
                .extracting(it -> it.noun() + " " + it.until() + " " + it.article())
                .containsExactly("entry 2037-03-02 Code de commerce, art. L123-22", "account 2037-03-02 ");

        subjects.run(tenant(), LocalDate.of(2037, 3, 1));
        assertThat(where("Quénard")).contains("ledger.entry.label");

        subjects.run(tenant(), LocalDate.of(2037, 3, 2));
        subjects.run(tenant(), LocalDate.of(2037, 3, 2));
        assertThat(where("Quénard", "marie.quenard@example.fr")).isEmpty();
        assertThat(file(marie, 0, LocalDate.of(2037, 3, 2)).forgottenOn()).contains(LocalDate.of(2037, 3, 2));
        assertThat(sum()).isEqualTo(12_000);
    }

    @Test
    void whoOwesIsKeptUntilTheDebtIsPaidAndThenForgottenWithoutAskingAgain() {
        var marie = person("P1", "Marie Quénard", "marie.quenard@example.fr");
        var item = books.invoice(marie, "F-1", LocalDate.of(2026, 3, 31), 12_000);

        subjects.forget(tenant(), new Known(marie, 0), "Claire Aubry", TODAY);

        assertThat(customers.contacts(tenant(), marie)).hasSize(1);
        assertThat(file(marie, 0, TODAY).obstacles())
                .extracting(it -> it.reason().code() + " " + it.amount().orElseThrow().cents())
                .containsExactly("open-debt 12000");
        pay(item);
        subjects.run(tenant(), TODAY.plusDays(1));
        assertThat(customers.contacts(tenant(), marie)).isEmpty();
    }

    @Test
    void aCompanyIsNotForgottenButThePeopleBehindItAre() {
        var account = books.customer("C1");
        assertThat(subjects.forget(tenant(), new Known(account, 0), "Claire Aubry", TODAY))
                .isInstanceOf(ErasureAnswer.Company.class);
        assertThat(subjects.forget(tenant(), new Known(new AccountId(account.value() + 1_000), 0), "x", TODAY))
                .isInstanceOf(ErasureAnswer.Unknown.class);

        var claire = customers.contacts(tenant(), account).getFirst();
        subjects.forget(tenant(), new Known(account, claire.id()), "Claire Aubry", TODAY);

        assertThat(where("Claire Morel", "c1@example.org")).isEmpty();
        assertThat(customers.find(tenant(), account).orElseThrow().name()).isEqualTo("Client C1");
    }

    @Test
    void anotherCompanysCustomerOfTheSameNameStays() {
        var neighbour = newTenant();
        try {
            var theirs = new SmallBooks(scope, sql, events, neighbour).customer("C1");
            var ours = books.customer("C1");
            subjects.forget(tenant(), new Known(ours, contact(ours)), "Claire Aubry", TODAY);
            assertThat(customers.contacts(neighbour, theirs)).hasSize(1);
            assertThat(subjects.forget(tenant(), new Known(theirs, 0), "Claire Aubry", TODAY))
                    .isInstanceOf(ErasureAnswer.Unknown.class);
        } finally {
            companies.remove(neighbour);
        }
    }

    private PersonalFile file(AccountId account, long contact, LocalDate today) {
        return subjects.file(tenant(), new Known(account, contact), today).orElseThrow();
    }

    private long contact(AccountId account) {
        return customers.contacts(tenant(), account).getFirst().id();
    }

    private AccountId person(String code, String name, String email) {
        var people = new NewContact(
                Contact.Role.PAYS, name, Optional.of(email), Optional.of("+33612345678"), Optional.empty());
        var asked = new NewAccount(
                Optional.of(code),
                name,
                Optional.empty(),
                "FR",
                CompanyNumbers.of("443061841", "", "", ""),
                Optional.empty(),
                AccountProfile.UNSAID,
                Optional.of(PostalAddress.of("12 rue des Tanneurs", "69007", "Lyon", "FR")),
                List.of(),
                List.of(people),
                true,
                false,
                Set.of(OpeningQuestion.ALREADY_THERE));
        return ((Opening.Opened) openings.open(tenant(), asked, TODAY)).account().id();
    }

    private void label(String label) {
        write("update ledger.entry set label = '%s' where tenant_id = %d".formatted(label, tenant().value()));
    }

    private void pay(long item) {
        write("update ledger.open_item set open_cents = 0, closed_on = '2026-04-02' where tenant_id = %d and id = %d"
                .formatted(tenant().value(), item));
    }

    private void write(String statement) {
        scope.run(tenant(), () -> sql.sql(statement).update());
    }

    private long sum() {
        return JdbcClient.create(database.owner())
                .sql("select sum(amount_cents) from ledger.entry where tenant_id = ?")
                .param(tenant().value())
                .query(Long.class)
                .single();
    }

    /** In which columns of the company's tables any of the words stands. */
    private Set<String> where(String... words) {
        return where(tenant(), words);
    }

    private Set<String> where(TenantId company, String... words) {
        var owner = JdbcClient.create(database.owner());
        var found = new TreeSet<String>();
        var columns = owner.sql("""
                        select n.nspname || '.' || c.relname || '.' || a.attname
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                         where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and a.attnum > 0 and not a.attisdropped
                           and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype, 'json'::regtype,
                                              'character varying'::regtype)
                           and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
                        """).query(String.class).list();
        for (var column : columns) {
            var table = column.substring(0, column.lastIndexOf('.'));
            var statement = "select count(*) from " + table + " where tenant_id = ? and "
                    + column.substring(column.lastIndexOf('.') + 1) + "::text ilike '%' || ? || '%'";
            for (var word : words) {
                var count = owner.sql(statement).param(company.value()).param(word).query(Long.class).single();
                if (count > 0) found.add(column);
            }
        }
        return found;
    }
}
