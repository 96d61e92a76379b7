create table imports.import (
    tenant_id bigint not null,
    id bigint generated always as identity,
    kind text not null check (kind in ('fec', 'open-items')),
    state text not null check (state in ('waiting', 'running', 'done', 'refused')),
    accept_problems boolean not null,
    terms text not null,
    phase text not null check (phase in ('waiting', 'reading', 'entering', 'matching', 'ended')),
    progress int not null check (progress between 0 and 100),
    accounts int not null default 0,
    entries int not null default 0,
    known_entries int not null default 0,
    open_items int not null default 0,
    allocations int not null default 0,
    asked_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id)
);

create table imports.file (
    tenant_id bigint not null,
    import_id bigint not null,
    number int not null,
    name text not null,
    stored_at text,
    lines bigint not null default 0,
    encoding text,
    separator text,
    debit_cents bigint not null default 0,
    credit_cents bigint not null default 0,
    first_on date,
    last_on date,
    first_movement_on date,
    problem_count bigint not null default 0,
    refusing boolean not null default false,
    primary key (tenant_id, import_id, number),
    foreign key (tenant_id, import_id) references imports.import (tenant_id, id)
);

create table imports.problem (
    tenant_id bigint not null,
    import_id bigint not null,
    file_number int not null,
    number int not null,
    line int not null,
    col int not null,
    code text not null,
    arguments text[] not null,
    refuses boolean not null,
    primary key (tenant_id, import_id, file_number, number),
    foreign key (tenant_id, import_id, file_number) references imports.file (tenant_id, import_id, number)
);

-- How the columns of a list were read last time, by the fingerprint of its header line.
create table imports.sheet_mapping (
    tenant_id bigint not null,
    header_key text not null,
    fields text[] not null,
    used_at timestamptz not null,
    primary key (tenant_id, header_key)
);
