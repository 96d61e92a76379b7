-- What a register answered about a company, reduced to what is used, for as long as it is fresh and afterwards as the last
-- known answer. The company is the key of its identifier: digits, with the country's letters before them outside France.
create table registers.answer (
    tenant_id bigint not null,
    company text not null check (length(company) between 4 and 20),
    register text not null,
    part jsonb not null,
    answered_at timestamptz not null,
    primary key (tenant_id, company, register)
);

-- How often a register was asked on a day.
create table registers.question_count (
    tenant_id bigint not null,
    register text not null,
    asked_on date not null,
    asked int not null check (asked > 0),
    primary key (tenant_id, register, asked_on)
);

-- The keys of a company's own subscriptions, sealed.
create table registers.register_key (
    tenant_id bigint not null,
    register text not null,
    sealed_key text not null,
    changed_at timestamptz not null,
    primary key (tenant_id, register)
);

-- Up to which day the gazette was read for a customer; a customer whose SIREN is another now is read about from the beginning.
create table registers.watched (
    tenant_id bigint not null,
    account_id bigint not null,
    siren text not null check (siren ~ '^[0-9]{9}$'),
    read_on date not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);

-- The insolvency notices read about customers, each once.
create table registers.notice (
    tenant_id bigint not null,
    account_id bigint not null,
    notice_id text not null check (length(notice_id) between 1 and 60),
    type text not null,
    published_on date not null,
    court text not null,
    nature text,
    judged_on date,
    address text not null,
    read_at timestamptz not null,
    primary key (tenant_id, account_id, notice_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);

-- The procedures customers are or were under; at most one of an account goes on. A conversion ends one and opens the next.
create table registers.insolvency (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    kind text not null check (kind in ('safeguard', 'receivership', 'liquidation', 'reorganisation', 'bankruptcy')),
    opened_on date not null,
    published_on date not null,
    court text not null check (length(court) between 1 and 200),
    declare_by date not null,
    reclaim_by date,
    relief_by date,
    source text not null check (length(source) between 1 and 60),
    address text,
    noted_by text not null,
    noted_at timestamptz not null,
    ended_on date,
    end_reason text check (length(end_reason) between 1 and 500),
    ended_by text,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check (published_on >= opened_on),
    check ((ended_on is null) = (end_reason is null) and (ended_on is null) = (ended_by is null))
);
create unique index insolvency_open_of_account on registers.insolvency (tenant_id, account_id) where ended_on is null;
create unique index insolvency_of_notice on registers.insolvency (tenant_id, account_id, source) where source <> 'hand';
create index insolvency_of_account on registers.insolvency (tenant_id, account_id, id);
