-- The company's account at a provider of payment pages. The keys are sealed and shown to nobody again.
create table payments.card_account (
    tenant_id bigint not null,
    provider text not null check (provider in ('stripe')),
    base text not null,
    sealed_key text not null,
    sealed_secret text not null,
    live boolean not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id)
);

-- A page of the provider on which a customer pays by card. key names it there, and makes a creation asked twice one page.
create table payments.payment_link (
    tenant_id bigint not null,
    id bigint generated always as identity,
    key uuid not null,
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    cents bigint not null check (cents > 0),
    state text not null check (state in ('asked', 'open', 'pending', 'paid', 'expired', 'failed', 'doubtful')),
    reference text check (length(reference) <= 255),
    url text check (length(url) <= 4000),
    expires_at timestamptz not null,
    asked_at timestamptz not null,
    asked_by text not null,
    settled_at timestamptz,
    receipt_id bigint,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, receipt_id) references payments.receipt (tenant_id, id),
    check ((settled_at is null) = (state in ('asked', 'open', 'pending')))
);
create index payment_link_waiting on payments.payment_link (tenant_id, asked_at) where settled_at is null;
create index payment_link_of_account on payments.payment_link (tenant_id, account_id, id);

create table payments.payment_link_part (
    tenant_id bigint not null,
    link_id bigint not null,
    open_item_id bigint not null,
    cents bigint not null check (cents > 0),
    primary key (tenant_id, link_id, open_item_id),
    foreign key (tenant_id, link_id) references payments.payment_link (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);

-- What the provider told, by its own name for it: each is heard once.
create table payments.payment_event (
    tenant_id bigint not null,
    event text not null check (length(event) between 1 and 255),
    kind text not null,
    heard_at timestamptz not null,
    primary key (tenant_id, event)
);

-- What the provider pays out to the bank: the line that brings it is this, and no customer's receipt.
create table payments.payout (
    tenant_id bigint not null,
    reference text not null check (length(reference) between 1 and 255),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    cents bigint not null check (cents > 0),
    arrives_on date not null,
    receipt_id bigint,
    primary key (tenant_id, reference),
    foreign key (tenant_id, receipt_id) references payments.receipt (tenant_id, id)
);
create index payout_awaited on payments.payout (tenant_id, currency, cents) where receipt_id is null;

-- Money by card comes from no statement.
alter table payments.receipt alter column statement_id drop not null;
