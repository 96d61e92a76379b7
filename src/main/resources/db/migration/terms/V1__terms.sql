-- A version of the company's terms of sale. The clauses that other parts of the work depend on are data; the words stand in
-- its documents. Rates are thousandths of a percent a year; none means the rate of the law. Never changed: another version is.
create table terms.version (
    tenant_id bigint not null,
    id bigint generated always as identity,
    label text not null check (length(label) between 1 and 40),
    in_force_from date not null,
    initials boolean not null,
    penalty_rate int check (penalty_rate between 0 and 100000),
    recovery_fee_cents bigint not null check (recovery_fee_cents between 0 and 100000000),
    retention_of_title boolean not null,
    court text not null check (length(court) <= 200),
    claim_days int check (claim_days between 1 and 365),
    imputation text not null check (imputation in ('interest-first', 'principal-first')),
    created_at timestamptz not null,
    created_by text not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    primary key (tenant_id, id),
    unique (tenant_id, label),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);

-- Its words in one language, as they were given: a PDF kept as evidence.
create table terms.document (
    tenant_id bigint not null,
    version_id bigint not null,
    language text not null check (language in ('fr', 'nl', 'en')),
    sha256 bytea not null,
    name text not null,
    pages int not null check (pages between 1 and 60),
    attached_at timestamptz not null,
    attached_by text not null,
    primary key (tenant_id, version_id, language),
    foreign key (tenant_id, version_id) references terms.version (tenant_id, id),
    foreign key (tenant_id, sha256) references evidence.document (tenant_id, sha256)
);
create index document_by_content on terms.document (tenant_id, sha256);

-- A page of such a document as it is read in a browser: a picture, and its words for who listens. Drawn once, when the
-- document is given, so that nothing of an unsound file is met later.
create table terms.page (
    tenant_id bigint not null,
    sha256 bytea not null,
    number int not null check (number between 1 and 60),
    width int not null,
    height int not null,
    words text not null,
    picture bytea not null,
    primary key (tenant_id, sha256, number),
    foreign key (tenant_id, sha256) references evidence.document (tenant_id, sha256)
);
alter table terms.page alter column picture set storage external;

-- To whom a version was sent, in which message.
create table terms.sending (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    version_id bigint not null,
    message_id bigint not null,
    sent_at timestamptz not null,
    sent_by text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, version_id) references terms.version (tenant_id, id),
    foreign key (tenant_id, message_id) references messages.message (tenant_id, id)
);
create index sending_of_account on terms.sending (tenant_id, account_id, id);
create index sending_of_version on terms.sending (tenant_id, version_id);

-- Who accepted which version, in which language, with which words before their eyes. happening is its number in the chain.
create table terms.acceptance (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    version_id bigint not null,
    language text not null,
    sha256 bytea not null,
    name text not null check (length(name) between 2 and 200),
    role text not null check (length(role) between 2 and 200),
    initials text not null check (length(initials) <= 10),
    accepted_at timestamptz not null,
    accepted_on date not null,
    link_id bigint not null,
    message_id bigint,
    address text not null,
    happening bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, account_id, version_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, version_id, language) references terms.document (tenant_id, version_id, language),
    foreign key (tenant_id, link_id) references portal.link (tenant_id, id),
    foreign key (tenant_id, happening) references evidence.happening (tenant_id, number)
);
create index acceptance_of_version on terms.acceptance (tenant_id, version_id);
create index acceptance_of_link on terms.acceptance (tenant_id, link_id);
