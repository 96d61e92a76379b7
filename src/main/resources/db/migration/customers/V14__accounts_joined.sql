-- Two accounts of one customer. The former one keeps what was booked on it, and points to the one that goes on.
alter table customers.customer_account add column merged_into bigint;
alter table customers.customer_account add constraint merged_account foreign key (tenant_id, merged_into) references customers.customer_account (tenant_id, id);
alter table customers.customer_account add constraint not_merged_into_itself check (merged_into <> id);
create index customer_account_merged on customers.customer_account (tenant_id, merged_into) where merged_into is not null;

-- What a merge changed of the account that goes on, so that it can be taken back.
create table customers.merge (
    tenant_id bigint not null,
    id bigint generated always as identity,
    former_id bigint not null,
    into_id bigint not null,
    merged_at timestamptz not null,
    merged_by text not null,
    former_parent_id bigint,
    copied_contacts bigint[] not null,
    copied_places bigint[] not null,
    copied_billing boolean not null,
    filled text[] not null,
    undone_at timestamptz,
    undone_by text,
    primary key (tenant_id, id),
    foreign key (tenant_id, former_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, into_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, former_parent_id) references customers.customer_account (tenant_id, id),
    check (former_id <> into_id)
);
create unique index merge_that_holds on customers.merge (tenant_id, former_id) where undone_at is null;

-- What somebody said are two customers is not proposed again.
create table customers.told_apart (
    tenant_id bigint not null,
    first_id bigint not null,
    second_id bigint not null,
    said_at timestamptz not null,
    said_by text not null,
    primary key (tenant_id, first_id, second_id),
    foreign key (tenant_id, first_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, second_id) references customers.customer_account (tenant_id, id),
    check (first_id < second_id)
);
