-- Where letters to a customer go. The lines above postcode and town as they stand on the envelope, without the name.
create table customers.billing_address (
    tenant_id bigint not null,
    account_id bigint not null,
    lines text[] not null check (cardinality(lines) between 1 and 4),
    postcode text not null,
    town text not null check (town <> ''),
    country text not null check (country ~ '^[A-Z]{2}$'),
    changed_at timestamptz not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
