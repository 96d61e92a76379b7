-- A word of somebody outside about when a happening was known (RFC 3161): the token covers the hash of the happening, and so all
-- that happened before it. A row without a token waits for the service; it is tried again until it has one.
create table evidence.timestamp (
    tenant_id bigint not null,
    number bigint not null,
    next_at timestamptz not null,
    attempts int not null,
    last_error text,
    token bytea,
    stamped_at timestamptz,
    authority text,
    primary key (tenant_id, number),
    foreign key (tenant_id, number) references evidence.happening (tenant_id, number),
    check ((token is null) = (stamped_at is null) and (token is null) = (authority is null))
);
create index timestamp_wanted on evidence.timestamp (tenant_id, next_at) where token is null;
