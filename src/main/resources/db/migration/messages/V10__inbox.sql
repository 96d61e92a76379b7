-- Where a company's answers and returned mail are read; without a row, the mailbox of MAILLON_IMAP_URL is.
create table messages.mailbox (
    tenant_id bigint not null,
    sealed_address text not null,
    primary key (tenant_id)
);

-- How far a mailbox has been read: every mail with a smaller number under the same validity has been dealt with (RFC 3501, 2.3.1.1).
create table messages.mailbox_place (
    tenant_id bigint not null,
    mailbox text not null,
    uid_validity bigint not null,
    last_uid bigint not null,
    read_at timestamptz not null,
    last_error text,
    primary key (tenant_id, mailbox)
);

-- What came in and belongs to somebody here, once each under its identity; kept as text only.
create table messages.received (
    tenant_id bigint not null,
    id bigint generated always as identity,
    mail_key text not null,
    kind text not null check (kind in ('reply', 'out-of-office', 'bounce', 'soft-bounce', 'delay', 'delivery')),
    account_id bigint not null,
    answers bigint,
    from_address text not null,
    from_name text not null,
    subject text not null,
    words text not null,
    shortened boolean not null,
    received_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, mail_key),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, answers) references messages.message (tenant_id, id)
);
create index received_of_account on messages.received (tenant_id, account_id, id);
create index received_of_message on messages.received (tenant_id, answers, id) where answers is not null;

create index message_by_message_id on messages.message (tenant_id, message_id) where message_id is not null;
create index message_by_recipient on messages.message (tenant_id, recipient, sent_at) where sent_at is not null;

alter table messages.message drop constraint message_state_check;
alter table messages.message add constraint message_state_check check (state in (
    'queued', 'sent', 'delivered', 'opened', 'replied', 'bounced', 'failed', 'cancelled', 'in-doubt'));
alter table messages.message drop constraint message_check;
alter table messages.message add constraint message_check
    check ((sent_at is not null) = (state in ('sent', 'delivered', 'opened', 'replied', 'bounced')));
