create table customers.policy (
    tenant_id bigint not null,
    default_terms text not null,
    primary key (tenant_id)
);

create table customers.customer_account (
    tenant_id bigint not null,
    id bigint generated always as identity,
    code text not null check (length(code) between 1 and 100),
    name text not null,
    language text not null check (language in ('fr', 'nl', 'en')),
    country text not null check (country ~ '^[A-Z]{2}$'),
    terms text,
    siren text,
    vat_number text,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, code)
);

create table customers.contact (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    role text not null check (role in ('orders', 'approves', 'receives', 'pays', 'superior')),
    name text not null,
    email text,
    phone text,
    language text check (language in ('fr', 'nl', 'en')),
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index contact_of_account on customers.contact (tenant_id, account_id);
