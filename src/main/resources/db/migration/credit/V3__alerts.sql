-- What an account has used of its limit, its group's or its insurer's cover, seen from the threshold that alerts: whether it
-- stands over it now, and how often it has crossed it. Each crossing is one task.
create table credit.limit_alert (
    tenant_id bigint not null,
    account_id bigint not null,
    measure text not null check (measure in ('limit', 'group', 'cover')),
    crossings int not null check (crossings > 0),
    is_over boolean not null,
    primary key (tenant_id, account_id, measure),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
