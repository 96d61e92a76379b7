-- What decides how a customer is written to, where it is known: one row at most for each account. public_body: absent where
-- only the SIREN tells. The score goes from 0 (pays nothing) to 100 (pays on the day).
create table customers.profile (
    tenant_id bigint not null,
    account_id bigint not null,
    segment text,
    score int check (score between 0 and 100),
    public_body boolean,
    postcode text,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
