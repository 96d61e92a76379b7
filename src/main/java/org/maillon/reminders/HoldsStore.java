package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maillon.reminders.AccountFacts.Promised;
import org.maillon.reminders.FactsStore.Asked;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What speaks against asking for an item, a chunk of accounts at a time. What is about a whole account has the negative of its id. */
@Repository
class HoldsStore {
    private final JdbcClient sql;

    HoldsStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The last day of silence; asked for of an account that was joined, it is about what was booked there. */
    Map<Long, LocalDate> pauses(Asked asked) {
        return days("""
                select coalesce(open_item_id, -account_id) as about, max(until) as day from reminders.pause
                 where tenant_id = :tenant and account_id = any(:accounts)
                 group by coalesce(open_item_id, -account_id)""", asked);
    }

    Map<Long, Long> disputed(Asked asked) {
        var found = new HashMap<Long, Long>();
        statement("""
                select open_item_id, sum(disputed_cents)::bigint as cents from disputes.dispute
                 where tenant_id = :tenant and account_id = any(:accounts) and state = 'open'
                 group by open_item_id""", asked).query(row -> {
            found.put(row.getLong("open_item_id"), row.getLong("cents"));
        });
        return found;
    }

    /** The day on which the last dispute about an item was settled. */
    Map<Long, LocalDate> settled(Asked asked) {
        return days("""
                select open_item_id as about, max(closed_on) as day from disputes.dispute
                 where tenant_id = :tenant and account_id = any(:accounts) and closed_on is not null
                 group by open_item_id""", asked);
    }

    /** The open promises, the first one due first. */
    Map<ReviewKey, List<Promised>> promises(Asked asked) {
        var found = new HashMap<ReviewKey, List<Promised>>();
        statement("""
                select account_id, currency, open_item_id, amount_cents, promised_on, holds_until from payments.promise
                 where tenant_id = :tenant and account_id = any(:accounts) and state = 'open'
                 order by holds_until, id""", asked).query(row -> {
            found.computeIfAbsent(asked.key(row), _ -> new ArrayList<>()).add(promise(row));
        });
        return found;
    }

    static Promised promise(ResultSet row) throws SQLException {
        return new Promised(
                row.getObject("open_item_id", Long.class),
                row.getObject("amount_cents", Long.class),
                row.getObject("promised_on", LocalDate.class),
                row.getObject("holds_until", LocalDate.class));
    }

    /** When a promise was last found broken, by item, or by account for one about all of it. */
    Map<Long, LocalDate> broken(Asked asked) {
        return daysOfAll("""
                select coalesce(open_item_id, -account_id) as about, max(settled_on) as day from payments.promise
                 where tenant_id = :tenant and account_id = any(:accounts) and state in ('partly', 'broken')
                 group by coalesce(open_item_id, -account_id)""", asked);
    }

    /** The last day on which a repayment plan speaks for an item. */
    Map<Long, LocalDate> planned(Asked asked) {
        return days("""
                select open_item_id as about, max(holds_until) as day from payments.plan_hold
                 where tenant_id = :tenant and account_id = any(:accounts)
                 group by open_item_id""", asked);
    }

    /** The last day on which a receipt not yet matched, or a cheque or bill not yet paid, may explain an item. */
    Map<Long, LocalDate> receipts(Asked asked) {
        return days("""
                select open_item_id as about, max(until) as day from payments.money_hold
                 where tenant_id = :tenant and account_id = any(:accounts)
                 group by open_item_id""", asked);
    }

    /** When the insolvency was published that an account is under. */
    Map<Long, LocalDate> insolvent(Asked asked) {
        return daysOfAll("""
                select -account_id as about, published_on as day from registers.insolvency
                 where tenant_id = :tenant and account_id = any(:accounts) and ended_on is null""", asked);
    }

    private Map<Long, LocalDate> days(String text, Asked asked) {
        var found = new HashMap<Long, LocalDate>();
        statement(text, asked).query(row -> {
            found.put(row.getLong("about"), row.getObject("day", LocalDate.class));
        });
        return found;
    }

    /** The same, where what is about an account that was joined is about the one that goes on. */
    private Map<Long, LocalDate> daysOfAll(String text, Asked asked) {
        var found = new HashMap<Long, LocalDate>();
        days(text, asked).forEach((about, day) -> found.merge(asked.about(about), day, FactsStore::later));
        return found;
    }

    private JdbcClient.StatementSpec statement(String text, Asked asked) {
        return sql.sql(text).param("tenant", asked.tenant().value()).param("accounts", asked.accounts());
    }
}
