-- Under which identifier a company collects, and how many days before it says so unless a mandate agrees otherwise.
create table payments.creditor (
    tenant_id bigint not null,
    identifier text not null check (length(identifier) between 8 and 35),
    notice_days int not null check (notice_days between 1 and 60),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id)
);

-- A customer's signed word that we may collect. A reference is never given twice. collections counts those presented and not
-- rejected before settlement; last_collected_on is the day of the latest one presented, whatever became of it.
create table payments.mandate (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    reference text not null check (length(reference) between 1 and 35),
    scheme text not null check (scheme in ('core', 'b2b')),
    recurrent boolean not null,
    debtor text not null check (length(debtor) between 1 and 200),
    iban text not null,
    bic text,
    signed_on date not null,
    signed_sha256 bytea,
    notice_days int check (notice_days between 1 and 60),
    collections int not null default 0 check (collections >= 0),
    last_collected_on date,
    ending boolean not null default false,
    created_at timestamptz not null,
    created_by text not null,
    revoked_on date,
    primary key (tenant_id, id),
    unique (tenant_id, reference),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, signed_sha256) references evidence.document (tenant_id, sha256)
);
create unique index mandate_in_use on payments.mandate (tenant_id, account_id) where revoked_on is null;
create index mandate_of_account on payments.mandate (tenant_id, account_id, id);

-- A file for our bank, as it was made.
create table payments.debit_file (
    tenant_id bigint not null,
    id bigint generated always as identity,
    message_id text not null check (length(message_id) between 1 and 35),
    version text not null check (version in ('02', '08')),
    collect_on date not null,
    collections int not null check (collections > 0),
    sum_cents bigint not null check (sum_cents > 0),
    sha256 bytea not null,
    made_at timestamptz not null,
    made_by text not null,
    presented_at timestamptz,
    presented_by text,
    primary key (tenant_id, id),
    unique (tenant_id, message_id),
    foreign key (tenant_id, sha256) references evidence.document (tenant_id, sha256),
    check ((presented_at is null) = (presented_by is null))
);

-- An item to be collected on a day under a mandate. notice_key names the message that announces it.
create table payments.collection (
    tenant_id bigint not null,
    id bigint generated always as identity,
    mandate_id bigint not null,
    account_id bigint not null,
    open_item_id bigint not null,
    cents bigint not null check (cents > 0),
    collect_on date not null,
    notice_key text not null,
    state text not null check (state in ('proposed', 'filed', 'presented', 'collected', 'rejected', 'returned', 'withdrawn')),
    file_id bigint,
    sequence text check (sequence in ('FRST', 'RCUR', 'OOFF', 'FNAL')),
    end_to_end_id text check (length(end_to_end_id) between 1 and 35),
    reason text,
    changed_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, end_to_end_id),
    foreign key (tenant_id, mandate_id) references payments.mandate (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    foreign key (tenant_id, file_id) references payments.debit_file (tenant_id, id),
    check ((file_id is null) = (end_to_end_id is null) and (file_id is null) = (sequence is null))
);
create unique index collection_under_way on payments.collection (tenant_id, open_item_id) where state in ('proposed', 'filed', 'presented');
create index collection_by_state on payments.collection (tenant_id, state, id);
create index collection_by_day on payments.collection (tenant_id, collect_on, id) where state = 'proposed';
create index collection_of_mandate on payments.collection (tenant_id, mandate_id);
create index collection_of_file on payments.collection (tenant_id, file_id);
create index collection_by_notice on payments.collection (tenant_id, notice_key);

-- What a bank said about a collection, each word of it heard once: a line of a statement, or a status report.
create table payments.collection_answer (
    tenant_id bigint not null,
    collection_id bigint not null,
    source text not null check (length(source) between 1 and 200),
    state text not null,
    reason text,
    heard_at timestamptz not null,
    primary key (tenant_id, collection_id, source),
    foreign key (tenant_id, collection_id) references payments.collection (tenant_id, id)
);
