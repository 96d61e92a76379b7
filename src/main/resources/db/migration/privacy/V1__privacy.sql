-- How long a company keeps a kind of record, where it chose otherwise than what the law gives.
create table privacy.retention_rule (
    tenant_id bigint not null,
    kind text not null check (kind in ('contact', 'invoice', 'accounting', 'contract', 'correspondence', 'trace')),
    months int not null check (months between 1 and 600),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id, kind)
);

-- A natural person whose data is looked after: who asked to be forgotten, and who is looked at without having asked. names are
-- what they are found by while something is still kept, and are emptied with the last of it. look_on: the next day on which
-- something of it may be erased. asked_at: when the person asked; nothing where nobody did.
create table privacy.data_subject (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    contact_id bigint not null default 0,
    names text[] not null,
    asked_at timestamptz,
    asked_by text,
    look_on date not null,
    looked_on date,
    forgotten_on date,
    primary key (tenant_id, id),
    unique (tenant_id, account_id, contact_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check ((asked_at is null) = (asked_by is null)),
    check (forgotten_on is null or names = '{}')
);
create index data_subject_by_day on privacy.data_subject (tenant_id, look_on, id) where forgotten_on is null;

-- What was erased, when and how much of it: without a word of what it said.
create table privacy.erased (
    tenant_id bigint not null,
    id bigint generated always as identity,
    subject_id bigint not null,
    erased_on date not null,
    kind text not null,
    records int not null check (records > 0),
    ground text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, subject_id) references privacy.data_subject (tenant_id, id)
);
create index erased_of_subject on privacy.erased (tenant_id, subject_id, id);
