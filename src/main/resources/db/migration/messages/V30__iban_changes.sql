-- Another bank account on which customers are to pay: it waits for a second person, until then the former one stays in use.
-- approvers are the members who could have said yes when it was asked, without the one who asked: nobody who came later counts.
create table messages.iban_change (
    tenant_id bigint not null,
    id bigint generated always as identity,
    iban text,
    bic text,
    former_iban text not null,
    asked_at timestamptz not null,
    asked_by bigint not null,
    asked_name text not null,
    approvers bigint[] not null,
    state text not null check (state in ('waiting', 'approved', 'refused', 'replaced')),
    settled_at timestamptz,
    settled_name text,
    primary key (tenant_id, id),
    check ((settled_at is null) = (state = 'waiting'))
);
create unique index iban_change_waiting on messages.iban_change (tenant_id) where state = 'waiting';

-- What the company's own people are told by e-mail, worded when it was decided.
create table messages.notice (
    tenant_id bigint not null,
    id bigint generated always as identity,
    address text not null,
    name text not null,
    language text not null,
    subject text not null,
    words text not null,
    created_at timestamptz not null,
    attempts int not null default 0,
    last_error text,
    sent_at timestamptz,
    primary key (tenant_id, id)
);
create index notice_waiting on messages.notice (tenant_id, id) where sent_at is null;
