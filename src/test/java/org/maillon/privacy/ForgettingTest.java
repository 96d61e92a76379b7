package org.maillon.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.SmallBooks;
import org.maillon.access.AuditTrail;
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
import org.maillon.customers.RecordKind;
import org.maillon.database.Database;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class ForgettingTest extends DatabaseTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private DataSubjects subjects;

    @Autowired
    private Evidence evidence;

    @Autowired
    private AuditTrail trail;

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
        assertThat(file(marie, 0, TODAY).kept())
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
                .extracting(it ->
                        it.reason().code() + " " + it.amount().orElseThrow().cents())
                .containsExactly("open-debt 12000");
        pay(item);
        subjects.run(tenant(), TODAY.plusDays(1));
        assertThat(customers.contacts(tenant(), marie)).isEmpty();
    }

    @Test
    void everyModuleThatKeptTheNameLosesIt() {
        var marie = person("P1", "Marie Quénard", "marie.quenard@example.fr");
        traces(marie);
        evidence.record(
                tenant(),
                new Happening(
                        "account/" + marie.value() + "/order/1",
                        "order-acknowledged",
                        "Marie Quénard",
                        "192.0.2.7",
                        Instant.parse("2026-11-02T10:00:00Z"),
                        Map.of("name", "Marie Quénard"),
                        List.of(evidence.keep(
                                tenant(), "Signé : Marie Quénard".getBytes(UTF_8), "text/plain", "Quénard.txt"))));
        trail.record(tenant(), "Claire Aubry", "contact-added", "P1", "Marie Quénard");
        assertThat(where("Quénard")).hasSizeGreaterThan(30);

        subjects.forget(tenant(), new Known(marie, 0), "Claire Aubry", TODAY);
        assertThat(file(marie, 0, TODAY).kept())
                .extracting(KeptRecords::kind)
                .containsOnly(RecordKind.ACCOUNTING, RecordKind.CONTRACT, RecordKind.IDENTITY);
        var last = LocalDate.of(2037, 12, 1);
        subjects.run(tenant(), last);

        assertThat(where("Quénard", "marie.quenard@example.fr", "192.0.2.7", "443061841"))
                .isEmpty();
        var check = evidence.verify(tenant());
        assertThat(check.faults()).isEmpty();
        assertThat(check.erased())
                .extracting(it -> it.happenings() + " " + it.documents() + " " + it.ground())
                .containsExactly("1 1 Code de commerce, art. L110-4");
    }

    @Test
    void wordsTakenOutOfTheChainByAnybodyElseAreFound() {
        evidence.record(
                tenant(),
                new Happening(
                        "account/1/order/1",
                        "ordered",
                        "Marie",
                        "",
                        Instant.parse("2026-11-02T10:00:00Z"),
                        Map.of(),
                        List.of()));
        JdbcClient.create(database.owner())
                .sql("update evidence.happening set who = '', facts = '{}', erased_in = 1 where tenant_id = ?")
                .param(tenant().value())
                .update();
        assertThat(evidence.verify(tenant()).faults())
                .extracting(it -> it.kind() + " " + it.where())
                .containsExactly("changed 1");
    }

    /** A row in every table that may name a person of an account. */
    private void traces(AccountId account) {
        var places = Map.of("a", account.value(), "t", tenant().value());
        for (var statement : TRACES.split(";\\s*\\n")) {
            scope.run(tenant(), () -> sql.sql(statement).params(places).update());
        }
    }

    private static final String TRACES = """
            insert into messages.message (tenant_id, account_id, source, key, currency, channel, step, state, state_at, decided_on,
                not_before, recipient, subject, html, plain, created_at, sent_at)
            values (:t, :a, 'reminders', 'k1', 'EUR', 'letter', 's', 'sent', '2026-10-01', '2026-10-01', '2026-10-01',
                'marie.quenard@example.fr', 'Relance Marie Quénard', '<p>Marie Quénard</p>', E'Bonjour\nMarie Quénard', '2026-10-01', '2026-10-01');
            insert into messages.sheet (tenant_id, message_id, page)
            select :t, id, '{"to": "Marie Quénard"}' from messages.message where tenant_id = :t;
            insert into messages.received (tenant_id, mail_key, kind, account_id, from_address, from_name, subject, words, shortened, received_at)
            values (:t, 'm1', 'reply', :a, 'marie.quenard@example.fr', 'Marie Quénard', 'Re', 'Je paie. Marie Quénard', false, '2026-10-02');
            insert into messages.notice (tenant_id, address, name, language, subject, words, created_at)
            values (:t, 'claire@example.fr', 'Claire', 'fr', 'Quénard Marie', 'Marie Quénard a répondu', '2026-10-02');
            insert into portal.link (tenant_id, token_hash, account_id, recipient, language, purpose, asked_cents, currency, issued_at,
                issued_on, issued_by, expires_at)
            values (:t, decode(repeat('ab', 32), 'hex'), :a, 'marie.quenard@example.fr', 'fr', 'reminder', 0, 'EUR', '2026-10-01', '2026-10-01', 'Maillon', '2027-01-01');
            insert into portal.invitation (tenant_id, key, kind, account_id, role, path, facts, message_id, asked_at)
            select :t, 'k', 'terms', :a, 'pays', 'terms/1', '{"name": "Marie Quénard"}', id, '2026-10-01' from messages.message where tenant_id = :t;
            insert into portal.answer (tenant_id, link_id, account_id, kind, currency, note, answered_at)
            select :t, id, :a, 'contact', 'EUR', 'Écrivez à Marie Quénard', '2026-10-03' from portal.link where tenant_id = :t;
            insert into payments.promise (tenant_id, account_id, currency, promised_cents, promised_on, holds_until, made_on, made_at, made_by,
                channel, note, state, settled_on)
            values (:t, :a, 'EUR', 100, '2026-10-10', '2026-10-12', '2026-10-01', '2026-10-01', 'Claire', 'phone', 'Dit par Marie Quénard', 'kept', '2026-10-10');
            insert into payments.promise_change (tenant_id, promise_id, number, state, paid_cents, who, why, at)
            select :t, id, 1, 'kept', 100, 'Claire', 'Marie Quénard a payé', '2026-10-10' from payments.promise where tenant_id = :t;
            insert into payments.mandate (tenant_id, account_id, reference, scheme, recurrent, debtor, iban, signed_on, created_at, created_by)
            values (:t, :a, 'RUM1', 'core', true, 'Marie Quénard', 'FR7630006000011234567890189', '2026-01-05', '2026-01-05', 'Claire');
            insert into payments.receipt (tenant_id, entry_key, place, account, booked_on, amount_cents, currency, payer, payer_iban, text, returned, state)
            values (:t, gen_random_uuid(), 1, 'FR76', '2026-10-10', 100, 'EUR', 'QUÉNARD MARIE', 'FR7630006000011234567890189', 'VIR Marie Quénard', false, 'matched');
            insert into payments.booking (tenant_id, receipt_id, account_id, entry_id, credit_id, cents, kind, booked_at, booked_by)
            select :t, id, :a, 1, 1, 100, 'receipt', '2026-10-10', 'Maillon' from payments.receipt where tenant_id = :t;
            insert into payments.proposal (tenant_id, receipt_id, number, explanation)
            select :t, id, 1, '{"payer": "Marie Quénard"}' from payments.receipt where tenant_id = :t;
            insert into payments.payer (tenant_id, kind, value, account_id, confirmations) values (:t, 'name', 'MARIE QUÉNARD', :a, 2);
            insert into payments.instrument (tenant_id, kind, number, drawer, account_id, currency, amount_cents, received_on, holds_until, state,
                registered_at, registered_by)
            values (:t, 'cheque', '77', 'Marie Quénard', :a, 'EUR', 100, '2026-09-01', '2026-09-10', 'registered', '2026-09-01', 'Claire');
            insert into disputes.dispute (tenant_id, account_id, delivery_id, delivery_number, currency, disputed_cents, cause, note, opened_on,
                opened_by, respond_by, state, closed_on)
            values (:t, :a, 1, 'BL1', 'EUR', 100, 'damaged', 'Marie Quénard dit abîmé', '2026-09-01', 'Claire', '2026-09-10', 'settled', '2026-09-12');
            insert into disputes.transition (tenant_id, dispute_id, number, act, state, disputed_cents, respond_by, who, why, at)
            select :t, id, 1, 'settled', 'settled', 100, '2026-09-10', 'Claire', 'Vu avec Marie Quénard', '2026-09-12' from disputes.dispute where tenant_id = :t;
            insert into tasks.task (tenant_id, key, kind, account_id, due_on, facts, state, result, answer, opened_at, closed_at, closed_by)
            values (:t, 'call', 'call', :a, '2026-09-01', '{"name": "Marie Quénard"}', 'done', 'reached', '{"note": "Parlé à Mme Quénard"}',
                '2026-09-01', '2026-09-01', 'Claire');
            insert into registers.answer (tenant_id, company, register, part, answered_at)
            values (:t, '443061841', 'sirene', '{"name": "Marie Quénard"}', '2026-09-01');
            insert into registers.watched (tenant_id, account_id, siren, read_on) values (:t, :a, '443061841', '2026-09-01');
            insert into sales.quote (tenant_id, number, account_id, currency, state, quoted_on, valid_until, note, net_cents, tax_cents, gross_cents,
                made_by, maker, answered_by, answered_as, answered_from, answered_at)
            values (:t, 'D1', :a, 'EUR', 'accepted', '2026-09-01', '2026-10-01', 'Pour Marie Quénard', 0, 0, 0, 'Claire', 1, 'Marie Quénard',
                'gérante', '192.0.2.7', '2026-09-02');
            insert into sales.sales_order (tenant_id, number, account_id, currency, source, state, decision, reasons, version, note, prepaid, ordered_on,
                net_cents, tax_cents, gross_cents, made_by, maker)
            values (:t, 'C1', :a, 'EUR', 'phone', 'delivered', 'approved', '{}', 1, 'Appel de Marie Quénard', false, '2026-09-03', 0, 0, 0, 'Claire', 1);
            insert into sales.confirmation (tenant_id, order_id, version, document, sent_by, sent_at, acknowledged_by, acknowledged_as,
                acknowledged_from, acknowledged_at)
            select :t, id, 1, repeat('a', 64), 'Claire', '2026-09-03', 'Marie Quénard', 'gérante', '192.0.2.7', '2026-09-03' from sales.sales_order where tenant_id = :t;
            insert into sales.order_change (tenant_id, order_id, number, act, state, version, gross_cents, who, why, at)
            select :t, id, 1, 'acknowledged', 'delivered', 1, 0, 'Marie Quénard', 'Marie Quénard d’accord', '2026-09-03' from sales.sales_order where tenant_id = :t;
            insert into sales.condition (tenant_id, account_id, currency, discount_basis_points, from_on, reason, asked_by, asker, asked_at)
            values (:t, :a, 'EUR', 100, '2026-01-01', 'Amie de Marie Quénard', 'Claire', 1, '2026-01-01');
            insert into deliveries.note (tenant_id, number, kind, account_id, order_number, purchase_order, address, carrier, remark, currency,
                planned_on, state, delivered_on, created_at, created_by)
            values (:t, 'BL1', 'goods', :a, 'C1', '', 'Marie Quénard, 12 rue des Tanneurs', '', 'Sonner chez Quénard', 'EUR', '2026-09-05', 'signed',
                '2026-09-05', '2026-09-04', 'Claire');
            insert into deliveries.signature (tenant_id, key, content_hash, note_id, outcome, medium, signer, signer_role, remark, signed_at,
                received_at, skew_seconds, who, origin)
            select :t, gen_random_uuid(), '', id, 'counted', 'paper', 'Marie Quénard', 'gérante', '', '2026-09-05', '2026-09-05', 0, 'Marie Quénard', '192.0.2.7'
              from deliveries.note where tenant_id = :t;
            insert into deliveries.reserve (tenant_id, signature_id, number, kind, note)
            select :t, id, 1, 'damaged', 'Vu par Marie Quénard' from deliveries.signature where tenant_id = :t;
            insert into deliveries.link (tenant_id, note_id, token_hash, recipient, language, issued_at, issued_by, expires_at)
            select :t, id, decode(repeat('cd', 32), 'hex'), 'Marie Quénard', 'fr', '2026-09-04', 'Claire', '2026-10-04' from deliveries.note where tenant_id = :t;
            insert into credit.credit_limit (tenant_id, account_id, whole_group, currency, amount_cents, from_on, decided_by, why, decided_at)
            values (:t, :a, false, 'EUR', 100, '2026-01-01', 'Claire', 'Marie Quénard paie bien', '2026-01-01');
            insert into reminders.pause (tenant_id, account_id, reason, until, since)
            values (:t, :a, 'Marie Quénard hospitalisée', '2026-02-01', '2026-01-15');
            insert into imports.import (tenant_id, kind, state, accept_problems, terms, phase, progress, asked_by, created_at)
            values (:t, 'open-items', 'refused', false, '30', 'ended', 100, 'Claire', '2026-01-01');
            insert into imports.file (tenant_id, import_id, number, name)
            select :t, id, 1, 'Marie Quénard.csv' from imports.import where tenant_id = :t;
            insert into imports.problem (tenant_id, import_id, file_number, number, line, col, code, arguments, refuses)
            select :t, id, 1, 1, 1, 1, 'x', '{"Marie Quénard"}', true from imports.import where tenant_id = :t""";

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
        return ((Opening.Opened) openings.open(tenant(), asked, TODAY))
                .account()
                .id();
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
                var count = owner.sql(statement)
                        .param(company.value())
                        .param(word)
                        .query(Long.class)
                        .single();
                if (count > 0) found.add(column);
            }
        }
        return found;
    }
}
