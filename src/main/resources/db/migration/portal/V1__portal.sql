-- How long a link lives, and when silence after a courtesy contact is worth a call. Without a row: 60 days, 5 days, from 5 000.00.
create table portal.policy (
    tenant_id bigint not null,
    link_days int not null check (link_days between 1 and 365),
    call_from_cents bigint not null check (call_from_cents >= 0),
    call_after_days int not null check (call_after_days between 1 and 60),
    primary key (tenant_id)
);

-- A way in for one customer account, without a password. Only the SHA-256 of its token is kept; the token itself stands in the
-- message it was written for, and nowhere here. purpose is what it was written for; asked_cents what that message asked for.
create table portal.link (
    tenant_id bigint not null,
    id bigint generated always as identity,
    token_hash bytea not null check (octet_length(token_hash) = 32),
    account_id bigint not null,
    recipient text not null,
    language text not null check (language in ('fr', 'nl', 'en')),
    purpose text not null check (purpose in ('courtesy', 'reminder', 'person')),
    message_id bigint,
    asked_cents bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    issued_at timestamptz not null,
    issued_on date not null,
    issued_by text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    opened_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, token_hash),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check ((revoked_at is null) = (revoked_by is null))
);
create index link_of_account on portal.link (tenant_id, account_id, id);
create index link_of_courtesy on portal.link (tenant_id, issued_on, id) where purpose = 'courtesy';

-- What a customer said on its page, one row an act. What was taken back is a row that names the one it takes back.
create table portal.answer (
    tenant_id bigint not null,
    id bigint generated always as identity,
    link_id bigint not null,
    account_id bigint not null,
    kind text not null check (kind in ('promise', 'problem', 'paid', 'copy', 'purchase-order', 'addressee', 'contact', 'plan', 'undone')),
    open_item_id bigint,
    amount_cents bigint,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    day date,
    note text not null check (length(note) <= 2000),
    promise_id bigint,
    dispute_id bigint,
    plan_id bigint,
    undoes_id bigint,
    answered_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, undoes_id),
    foreign key (tenant_id, link_id) references portal.link (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    foreign key (tenant_id, undoes_id) references portal.answer (tenant_id, id),
    check ((undoes_id is not null) = (kind = 'undone'))
);
create index answer_of_account on portal.answer (tenant_id, account_id, id);

-- A document laid beside an open item, to be read by its customer: the invoice as PDF or XML. Taken away by a day, not deleted.
create table portal.item_document (
    tenant_id bigint not null,
    id bigint generated always as identity,
    open_item_id bigint not null,
    sha256 bytea not null,
    name text not null check (length(name) between 1 and 200),
    media_type text not null,
    size_bytes bigint not null,
    attached_at timestamptz not null,
    attached_by text not null,
    withdrawn_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    foreign key (tenant_id, sha256) references evidence.document (tenant_id, sha256)
);
create unique index item_document_once on portal.item_document (tenant_id, open_item_id, sha256) where withdrawn_at is null;
