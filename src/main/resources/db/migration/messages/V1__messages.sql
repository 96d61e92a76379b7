-- Who speaks, and where the money is to go: one row a company. Without it nothing leaves.
create table messages.sender (
    tenant_id bigint not null,
    from_name text not null,
    from_address text not null,
    reply_to text,
    signature_name text not null,
    phone text,
    iban text,
    bic text,
    primary key (tenant_id)
);

-- The outbox, and the log of what was said. A row is queued under a key that exists once; it is never deleted.
-- What is said (recipient, subject, text) is written only when it leaves: it is decided again at the door.
create table messages.message (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    source text not null,
    key text not null check (length(key) between 1 and 300),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    channel text not null check (channel in ('email')),
    step text not null,
    state text not null check (state in ('queued', 'sent', 'delivered', 'bounced', 'failed', 'cancelled', 'in-doubt')),
    state_at timestamptz not null,
    reason text,
    decided_on date not null,
    not_before timestamptz not null,
    attempts int not null default 0,
    last_error text,
    recipient text,
    language text check (language in ('fr', 'nl', 'en')),
    subject text,
    html text,
    plain text,
    message_id text,
    answer text,
    created_at timestamptz not null,
    sent_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check ((sent_at is not null) = (state in ('sent', 'delivered', 'bounced')))
);
create index message_of_account on messages.message (tenant_id, account_id, id);
create index message_of_day on messages.message (tenant_id, decided_on, id) include (state);
create index message_waiting on messages.message (tenant_id, id) where state = 'queued';
create index message_due on messages.message (tenant_id, not_before, id) where state = 'queued';
create index message_in_trouble on messages.message (tenant_id, state, id) where state in ('failed', 'bounced', 'in-doubt');

-- Committed on its own just before a message is given away. While it stands, the message is never given away again.
create table messages.handover (
    tenant_id bigint not null,
    message_id bigint not null,
    at timestamptz not null,
    primary key (tenant_id, message_id),
    foreign key (tenant_id, message_id) references messages.message (tenant_id, id)
);
