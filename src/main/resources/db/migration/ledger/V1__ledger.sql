-- An entry is what was booked on a customer account: a debit is positive. Never changed, never deleted.
create table ledger.entry (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    kind text not null check (kind in ('opening', 'opening-replaced', 'invoice', 'credit-note', 'payment', 'deposit', 'deposit-used', 'refund',
        'bill', 'transfer', 'doubtful', 'write-off', 'other')),
    booked_on date not null,
    document_on date not null,
    reference text not null,
    label text not null,
    ledger_account text not null,
    journal text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_cents bigint not null check (amount_cents <> 0),
    letter text not null,
    source_key uuid not null,
    source text not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, source_key),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index entry_of_account on ledger.entry (tenant_id, account_id, booked_on);

-- What a customer owes: a debit entry, or an instalment of it. open_cents = amount_cents - allocations, kept by the same
-- statement that writes the allocation.
create table ledger.open_item (
    tenant_id bigint not null,
    id bigint generated always as identity,
    entry_id bigint not null,
    instalment int not null,
    account_id bigint not null,
    kind text not null,
    reference text not null,
    currency text not null,
    booked_on date not null,
    issued_on date not null,
    due_on date,
    due_stated boolean not null,
    amount_cents bigint not null check (amount_cents > 0),
    open_cents bigint not null,
    closed_on date,
    primary key (tenant_id, id),
    unique (tenant_id, entry_id, instalment),
    unique (tenant_id, account_id, currency, id),
    foreign key (tenant_id, entry_id) references ledger.entry (tenant_id, id),
    constraint nothing_is_paid_twice check (open_cents between 0 and amount_cents),
    constraint closed_when_nothing_is_open check ((closed_on is null) = (open_cents > 0))
);
create index open_item_by_due on ledger.open_item (tenant_id, currency, due_on) include (open_cents, booked_on, account_id) where open_cents > 0;
create index open_item_of_account on ledger.open_item (tenant_id, account_id) where open_cents > 0;

-- What speaks for the customer: a receipt, a credit note, a deposit. unallocated_cents is what is not yet allocated.
create table ledger.credit (
    tenant_id bigint not null,
    id bigint generated always as identity,
    entry_id bigint not null,
    account_id bigint not null,
    kind text not null,
    reference text not null,
    currency text not null,
    booked_on date not null,
    amount_cents bigint not null check (amount_cents > 0),
    unallocated_cents bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, entry_id),
    unique (tenant_id, account_id, currency, id),
    foreign key (tenant_id, entry_id) references ledger.entry (tenant_id, id),
    constraint nothing_is_used_twice check (unallocated_cents between 0 and amount_cents)
);
create index credit_of_account on ledger.credit (tenant_id, account_id) include (unallocated_cents, currency, booked_on) where unallocated_cents > 0;

-- A part of a credit laid on an open item of the same account and currency. Undone by a row of the opposite amount that names it.
create table ledger.allocation (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    currency text not null,
    open_item_id bigint not null,
    credit_id bigint not null,
    amount_cents bigint not null,
    effective_on date not null,
    origin text not null check (origin in ('lettered', 'lettered-partly', 'reference', 'amount', 'oldest', 'person')),
    reverses_id bigint,
    recorded_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, reverses_id),
    foreign key (tenant_id, account_id, currency, open_item_id) references ledger.open_item (tenant_id, account_id, currency, id),
    foreign key (tenant_id, account_id, currency, credit_id) references ledger.credit (tenant_id, account_id, currency, id),
    foreign key (tenant_id, reverses_id) references ledger.allocation (tenant_id, id),
    check ((reverses_id is null) = (amount_cents > 0)),
    check (amount_cents <> 0)
);
create index allocation_of_open_item on ledger.allocation (tenant_id, open_item_id);
create index allocation_of_credit on ledger.allocation (tenant_id, credit_id);
create index allocation_by_day on ledger.allocation (tenant_id, effective_on);

-- Who owes how much, per account and currency: what is open, what is not yet allocated, and the difference.
create view ledger.exposure with (security_invoker = true) as
select tenant_id, account_id, currency,
       sum(open_cents)::bigint as open_cents,
       sum(unallocated_cents)::bigint as unallocated_cents,
       (sum(open_cents) - sum(unallocated_cents))::bigint as exposure_cents
  from (select tenant_id, account_id, currency, open_cents, 0 as unallocated_cents
          from ledger.open_item where open_cents > 0
        union all
        select tenant_id, account_id, currency, 0, unallocated_cents
          from ledger.credit where unallocated_cents > 0) as side
 group by tenant_id, account_id, currency;
