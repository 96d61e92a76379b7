-- What was paid of a claim: with money of a receipt, then adjustment_id says how it was booked, or as a person noted it. Taken back, it
-- stays with who took it back.
create table claims.payment (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    open_item_id bigint not null,
    kind text not null check (kind in ('interest', 'recovery-fee')),
    cents bigint not null check (cents > 0),
    paid_on date not null,
    adjustment_id bigint,
    note text not null check (length(note) <= 500),
    made_at timestamptz not null,
    made_by text not null,
    undone_at timestamptz,
    undone_by text,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    foreign key (tenant_id, adjustment_id) references payments.adjustment (tenant_id, id),
    check ((undone_at is null) = (undone_by is null))
);
create index payment_of_item on claims.payment (tenant_id, open_item_id, kind) where undone_at is null;
create unique index payment_of_adjustment on claims.payment (tenant_id, adjustment_id) where adjustment_id is not null;
