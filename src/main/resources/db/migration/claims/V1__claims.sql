-- What a late payer owes beside the principal, as it was counted on the day the last of the invoice was paid. A payment taken back ends
-- the count; paid again, it is counted anew. While an invoice is open its claim grows each day and is counted when asked for.
create table claims.claim (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    open_item_id bigint not null,
    kind text not null check (kind in ('interest', 'recovery-fee')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_cents bigint not null check (amount_cents > 0),
    counted_until date not null,
    counted_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);
create unique index claim_of_item on claims.claim (tenant_id, open_item_id, kind) where ended_at is null;
create index claim_of_account on claims.claim (tenant_id, account_id) where ended_at is null;

-- What was given up of a claim, each time with its reason.
create table claims.waiver (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    open_item_id bigint not null,
    kind text not null check (kind in ('interest', 'recovery-fee')),
    cents bigint not null check (cents > 0),
    reason text not null check (length(reason) between 1 and 500),
    made_at timestamptz not null,
    made_by text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);
create index waiver_of_item on claims.waiver (tenant_id, open_item_id, kind);
