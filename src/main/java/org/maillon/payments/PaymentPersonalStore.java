package org.maillon.payments;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Who paid and from where, what was promised, and under which mandates. */
@Repository
class PaymentPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'promise', 'on', r.made_on,
                       'content', to_jsonb(r) - '{tenant_id}'::text[])
              from p join payments.promise r on r.tenant_id = :tenant and r.account_id = p.account
             where (r.note ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'repayment-plan', 'on', coalesce(l.settled_on, l.signed_on, l.created_on),
                       'content', to_jsonb(l) - '{tenant_id,signed_sha256}'::text[])
              from p join payments.repayment_plan l on l.tenant_id = :tenant and l.account_id = p.account
             where (l.signed_by ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'mandate', 'on', coalesce(d.last_collected_on, d.revoked_on, d.signed_on),
                       'content', to_jsonb(d) - '{tenant_id,signed_sha256}'::text[])
              from p join payments.mandate d on d.tenant_id = :tenant and d.account_id = p.account
             where (d.debtor ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'accounting', 'noun', 'receipt', 'on', r.booked_on,
                       'content', to_jsonb(r) - '{tenant_id,entry_key}'::text[])
              from p join payments.booking b on b.tenant_id = :tenant and b.account_id = p.account
              join payments.receipt r on r.tenant_id = :tenant and r.id = b.receipt_id
             where (r.payer ~* p.words or r.payer_iban ~* p.words or r.text ~* p.words or r.reference ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'accounting', 'noun', 'receipt', 'on', r.booked_on,
                       'content', to_jsonb(r) - '{tenant_id,entry_key}'::text[])
              from p join payments.receipt r on r.tenant_id = :tenant
             where (r.payer ~* p.names or r.text ~* p.names)
               and not exists (select from payments.booking b
                                where b.tenant_id = :tenant and b.receipt_id = r.id and b.account_id = p.account)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contact', 'noun', 'payer', 'on', a.created_at::date,
                       'content', to_jsonb(y) - '{tenant_id}'::text[])
              from p join customers.customer_account a on a.tenant_id = :tenant and a.id = p.account
              join payments.payer y on y.tenant_id = :tenant and y.account_id = p.account
             where (y.value ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'accounting', 'noun', 'instrument', 'on', i.received_on,
                       'content', to_jsonb(i) - '{tenant_id}'::text[])
              from p join payments.instrument i on i.tenant_id = :tenant and i.account_id = p.account
             where (i.drawer ~* p.words or i.reason ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'accounting', 'noun', 'adjustment', 'on', j.made_on,
                       'content', to_jsonb(j) - '{tenant_id}'::text[])
              from p join payments.adjustment j on j.tenant_id = :tenant and j.account_id = p.account
             where (j.reason ~* p.words)""";

    private static final String PAYERS = """
            delete from payments.payer y using p
             where y.tenant_id = :tenant and y.account_id = p.account and y.value ~* p.words""";

    private static final String PROMISES = """
            update payments.promise r set note = regexp_replace(r.note, p.words, :erased, 'gi')
              from p
             where r.tenant_id = :tenant and r.account_id = p.account and r.made_on < :before and r.note ~* p.words""";

    private static final String PROMISE_CHANGES = """
            update payments.promise_change c set why = regexp_replace(c.why, p.words, :erased, 'gi')
              from p
             where c.tenant_id = :tenant and c.why ~* p.words and c.at < :before and exists (
                   select from payments.promise r where r.tenant_id = :tenant and r.id = c.promise_id and r.account_id = p.account)""";

    private static final String PLAN_CHANGES = """
            update payments.plan_change c set why = regexp_replace(c.why, p.words, :erased, 'gi')
              from p
             where c.tenant_id = :tenant and c.why ~* p.words and c.at < :before and exists (
                   select from payments.repayment_plan r
                    where r.tenant_id = :tenant and r.id = c.plan_id and r.account_id = p.account)""";

    private static final String PLANS = """
            update payments.repayment_plan l set signed_by = regexp_replace(l.signed_by, p.words, :erased, 'gi')
              from p
             where l.tenant_id = :tenant and l.account_id = p.account and l.signed_by ~* p.words
               and coalesce(l.settled_on, l.signed_on, l.created_on) < :before""";

    private static final String MANDATES = """
            update payments.mandate d set debtor = regexp_replace(d.debtor, p.words, :erased, 'gi'),
                   iban = 'FR7600000000000000000000000', bic = null, revoked_on = coalesce(d.revoked_on, d.signed_on)
              from p
             where d.tenant_id = :tenant and d.account_id = p.account and d.debtor ~* p.words
               and coalesce(d.last_collected_on, d.revoked_on, d.signed_on) < :before""";

    private static final String PAYER_CHANGES = """
            update payments.payer_change c set iban = :erased || c.id, former_iban = :erased
              from p
             where c.tenant_id = :tenant and c.account_id = p.account and c.seen_at < :before and p.whole and c.iban not like :erased || '%'""";

    private static final String RECEIPTS = """
            update payments.receipt r set payer = regexp_replace(r.payer, p.words, :erased, 'gi'),
                   payer_iban = regexp_replace(r.payer_iban, p.words, :erased, 'gi'),
                   text = regexp_replace(r.text, p.words, :erased, 'gi'),
                   reference = regexp_replace(r.reference, p.words, :erased, 'gi')
              from p
             where r.tenant_id = :tenant and r.booked_on < :before
               and (r.payer ~* p.words or r.payer_iban ~* p.words or r.text ~* p.words or r.reference ~* p.words)
               and exists (select from payments.booking b
                            where b.tenant_id = :tenant and b.receipt_id = r.id and b.account_id = p.account)""";

    private static final String NAMED_RECEIPTS = """
            update payments.receipt r set payer = regexp_replace(r.payer, p.names, :erased, 'gi'),
                   text = regexp_replace(r.text, p.names, :erased, 'gi'),
                   reference = regexp_replace(r.reference, p.names, :erased, 'gi')
              from p
             where r.tenant_id = :tenant and r.booked_on < :before and (r.payer ~* p.names or r.text ~* p.names or r.reference ~* p.names)""";

    private static final String PROPOSALS = """
            update payments.proposal o set explanation = regexp_replace(o.explanation::text, p.names, :erased, 'gi')::jsonb
              from p
             where o.tenant_id = :tenant and o.explanation::text ~* p.names""";

    private static final String INSTRUMENTS = """
            update payments.instrument i set drawer = regexp_replace(i.drawer, p.words, :erased, 'gi'),
                   reason = regexp_replace(i.reason, p.words, :erased, 'gi')
              from p
             where i.tenant_id = :tenant and i.account_id = p.account and i.received_on < :before
               and (i.drawer ~* p.words or i.reason ~* p.words)""";

    private static final String ADJUSTMENTS = """
            update payments.adjustment j set reason = regexp_replace(j.reason, p.words, :erased, 'gi')
              from p
             where j.tenant_id = :tenant and j.account_id = p.account and j.made_on < :before and j.reason ~* p.words""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CONTACT -> List.of(PAYERS);
            case CORRESPONDENCE -> List.of(PROMISES, PROMISE_CHANGES, PLAN_CHANGES);
            case CONTRACT -> List.of(PLANS, MANDATES, PAYER_CHANGES);
            case ACCOUNTING -> List.of(RECEIPTS, NAMED_RECEIPTS, PROPOSALS, INSTRUMENTS, ADJUSTMENTS);
            default -> List.of();
        };
    }
}
