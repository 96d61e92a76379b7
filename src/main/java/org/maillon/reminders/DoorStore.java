package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.maillon.reminders.WorkingHours.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a message needs at the door: what was said before it, whom it goes to, and what it takes back. */
@Repository
class DoorStore {
    private final JdbcClient sql;

    DoorStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A step that stands: said, and not withdrawn. */
    record Taken(
            long openItem, long scenario, int step, int repetition, int cycle, LocalDate takenOn, UUID messageKey) {}

    /** Where the letter goes, and in which language. */
    record Addressee(String accountName, String country, String email, String phone, String name, Language language) {}

    /** How an item is named in a letter. */
    record Naming(String reference, LocalDate issuedOn, Optional<LocalDate> dueOn, long amountCents) {}

    /** A credit that is not yet allocated, in full or in part. */
    record FreeCredit(String kind, String reference, LocalDate bookedOn, long cents) {
        /** As the customer knows it: its credit note, or its payment of a day. */
        String words(Language language) {
            var texts = Texts.in(language);
            var on = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language.locale())
                    .format(bookedOn);
            return kind.equals("credit-note")
                    ? texts.say("reminders.letter.credit-note", reference, on)
                    : texts.say("reminders.letter.payment", on);
        }
    }

    Map<ReviewKey, List<FreeCredit>> credits(TenantId tenant, Collection<Long> accounts) {
        var found = new HashMap<ReviewKey, List<FreeCredit>>();
        sql.sql("""
                with joined as materialized (
                    select id, merged_into from customers.customer_account
                     where tenant_id = :tenant and merged_into is not null)
                select o.account_id, c.currency, c.kind, c.reference, c.booked_on, c.unallocated_cents
                  from (select id, id as account_id from unnest(:accounts::bigint[]) as x(id)
                        union all
                        select id, merged_into from joined where merged_into in (select unnest(:accounts::bigint[]))) as o
                  join ledger.credit c on c.tenant_id = :tenant and c.account_id = o.id and c.unallocated_cents > 0
                 order by c.booked_on, c.id""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    found.computeIfAbsent(key(row), _ -> new ArrayList<>())
                            .add(new FreeCredit(
                                    row.getString("kind"),
                                    row.getString("reference"),
                                    row.getObject("booked_on", LocalDate.class),
                                    row.getLong("unallocated_cents")));
                });
        return found;
    }

    /** By message: all steps that stand of the items it is about. Its own are found among those of its account. */
    Map<UUID, List<Taken>> taken(TenantId tenant, Map<UUID, Long> accountOf) {
        var found = new HashMap<UUID, List<Taken>>();
        sql.sql("""
                select o.message_key as message, s.open_item_id, s.scenario_id, s.step, s.repetition, s.cycle, s.taken_on,
                       s.message_key
                  from reminders.step_taken o
                  join reminders.step_taken s
                    on s.tenant_id = :tenant and s.open_item_id = o.open_item_id and s.withdrawn_on is null
                 where o.tenant_id = :tenant and o.account_id = any(:accounts) and o.message_key = any(:messages)
                   and o.withdrawn_on is null""")
                .param("tenant", tenant.value())
                .param("accounts", accountOf.values().stream().distinct().toArray(Long[]::new))
                .param("messages", accountOf.keySet().toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("message", UUID.class), _ -> new ArrayList<>())
                            .add(step(row));
                });
        return found;
    }

    private static Taken step(ResultSet row) throws SQLException {
        return new Taken(
                row.getLong("open_item_id"),
                row.getLong("scenario_id"),
                row.getInt("step"),
                row.getInt("repetition"),
                row.getInt("cycle"),
                row.getObject("taken_on", LocalDate.class),
                row.getObject("message_key", UUID.class));
    }

    private static ReviewKey key(ResultSet row) throws SQLException {
        return new ReviewKey(row.getLong("account_id"), row.getString("currency"));
    }

    /** Where accounts are. */
    Map<Long, Place> places(TenantId tenant, Collection<Long> accounts) {
        var places = new HashMap<Long, Place>();
        sql.sql("""
                select a.id, coalesce(b.country, a.country) as country, coalesce(b.postcode, p.postcode) as postcode
                  from customers.customer_account a
                  left join customers.billing_address b on b.tenant_id = a.tenant_id and b.account_id = a.id
                  left join customers.profile p on p.tenant_id = a.tenant_id and p.account_id = a.id
                 where a.tenant_id = :tenant and a.id = any(:accounts)""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    places.put(row.getLong("id"), new Place(row.getString("country"), row.getString("postcode")));
                });
        return places;
    }

    /** By account: the addresses of the superiors of whoever pays. */
    Map<Long, List<String>> superiors(TenantId tenant, Collection<Long> accounts) {
        var found = new HashMap<Long, List<String>>();
        sql.sql("""
                select account_id, email from customers.contact
                 where tenant_id = :tenant and account_id = any(:accounts) and role = 'superior'
                   and email is not null and ended_at is null
                 order by id""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return found;
    }

    /**
     * By account: the contact who pays, else who receives, approves or orders, of those whom the channel reaches first; the
     * account itself where it has none. Nothing for e-mail where nobody has an address.
     */
    Map<Long, Addressee> addressees(TenantId tenant, Collection<Long> accounts, org.maillon.messages.Channel channel) {
        var found = new HashMap<Long, Addressee>();
        sql.sql("""
                select distinct on (a.id) a.id, a.name as account_name, a.country, coalesce(c.email, '') as email,
                       coalesce(c.phone, '') as phone, coalesce(c.name, '') as name, coalesce(c.language, a.language) as language
                  from customers.customer_account a
                  left join customers.contact c on c.tenant_id = a.tenant_id and c.account_id = a.id
                       and c.role <> 'superior' and c.ended_at is null
                 where a.tenant_id = :tenant and a.id = any(:accounts)
                   and (:channel <> 'email' or c.email is not null and not exists (
                       select 1 from messages.message m
                        where m.tenant_id = c.tenant_id and m.account_id = c.account_id and m.recipient = c.email
                          and m.state = 'bounced' and m.sent_at > c.created_at))
                 order by a.id, :channel = 'sms' and c.phone is null,
                       array_position(array['pays', 'receives', 'approves', 'orders'], c.role), c.id""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .param("channel", channel.code())
                .query(row -> {
                    found.put(row.getLong("id"), addressee(row));
                });
        return found;
    }

    private static Addressee addressee(ResultSet row) throws SQLException {
        return new Addressee(
                row.getString("account_name"),
                row.getString("country"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("name"),
                Language.of(row.getString("language")));
    }

    Map<Long, Naming> names(TenantId tenant, Collection<Long> items) {
        var names = new HashMap<Long, Naming>();
        sql.sql("""
                select id, reference, issued_on, due_on, amount_cents from ledger.open_item
                 where tenant_id = :tenant and id = any(:items)""")
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .query(row -> {
                    names.put(row.getLong("id"), naming(row));
                });
        return names;
    }

    private static Naming naming(ResultSet row) throws SQLException {
        return new Naming(
                row.getString("reference"),
                row.getObject("issued_on", LocalDate.class),
                Optional.ofNullable(ReminderStore.day(row, "due_on")),
                row.getLong("amount_cents"));
    }

    /** The steps count as not taken: what was to be said was not. */
    void takeBack(TenantId tenant, UUID message, Map<Long, Reason> reasons, LocalDate today) {
        sql.sql("""
                update reminders.step_taken s set withdrawn_on = :today, withdrawn_because = d.reason
                  from unnest(:items::bigint[], :reasons::text[]) as d (open_item_id, reason)
                 where s.tenant_id = :tenant and s.open_item_id = d.open_item_id and s.message_key = :message
                   and s.withdrawn_on is null""")
                .param("tenant", tenant.value())
                .param("today", today)
                .param("items", reasons.keySet().toArray(Long[]::new))
                .param("reasons", reasons.values().stream().map(Reason::name).toArray(String[]::new))
                .param("message", message)
                .update();
    }

    /** Takes steps of a message back, with the reason each item now has; the next run looks at the account again. */
    void withdraw(
            TenantId tenant, long account, String currency, UUID message, Map<Long, Reason> reasons, LocalDate today) {
        takeBack(tenant, message, reasons, today);
        var items = reasons.keySet().toArray(Long[]::new);
        var because = reasons.values().stream().map(Reason::name).toArray(String[]::new);
        sql.sql("""
                insert into reminders.journal (tenant_id, open_item_id, decided_on, account_id, reason, step_name, review_on)
                select :tenant, d.open_item_id, :today, :account, d.reason, null::text, :today
                  from unnest(:items::bigint[], :reasons::text[]) as d (open_item_id, reason)
                on conflict (tenant_id, open_item_id, decided_on) do update
                   set account_id = excluded.account_id, reason = excluded.reason, step_name = excluded.step_name,
                       review_on = excluded.review_on""")
                .param("tenant", tenant.value())
                .param("today", today)
                .param("account", account)
                .param("items", items)
                .param("reasons", because)
                .update();
        lookAgain(tenant, account, currency);
    }

    private void lookAgain(TenantId tenant, long account, String currency) {
        sql.sql("""
                update reminders.review
                   set review_on = :soon,
                       last_contact_on = (
                           select max(s.taken_on) from reminders.step_taken s
                            where s.tenant_id = :tenant and s.account_id = :account and s.currency = :currency
                              and s.withdrawn_on is null)
                 where tenant_id = :tenant and account_id = :account and currency = :currency""")
                .param("tenant", tenant.value())
                .param("soon", ReminderStore.AT_NEXT_RUN)
                .param("account", account)
                .param("currency", currency)
                .update();
    }
}
