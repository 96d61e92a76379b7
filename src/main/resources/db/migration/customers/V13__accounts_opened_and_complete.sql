-- A person who trades in their own name may ask to be forgotten.
alter table customers.customer_account add column natural_person boolean not null default false;

-- Who reads a list by what accounts lack reads what the rules answered last, never the rules.
create table customers.completeness (
    tenant_id bigint not null,
    account_id bigint not null,
    gaps text[] not null,
    counted_at timestamptz not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
