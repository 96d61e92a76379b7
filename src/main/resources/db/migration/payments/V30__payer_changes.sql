-- A customer whose payers are known pays from another bank account. Nothing is matched by that account before somebody agreed;
-- what was refused stays so. seen_by is the member who laid the receipt, 0 where the rules did.
create table payments.payer_change (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    iban text not null,
    former_iban text not null,
    seen_at timestamptz not null,
    seen_by bigint not null,
    seen_name text not null,
    approvers bigint[] not null,
    state text not null check (state in ('waiting', 'approved', 'refused')),
    settled_at timestamptz,
    settled_name text,
    primary key (tenant_id, id),
    unique (tenant_id, account_id, iban),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check ((settled_at is null) = (state = 'waiting'))
);
create index payer_change_waiting on payments.payer_change (tenant_id, id) where state = 'waiting';
