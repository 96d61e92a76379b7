-- A POST that was asked under a key: what it was, by its hash, and what was answered; status is null while it is under way.
create table api.idempotency_key (
    tenant_id bigint not null,
    key text not null,
    request_hash bytea not null,
    status int,
    content_type text,
    location text,
    body bytea,
    created_at timestamptz not null,
    primary key (tenant_id, key)
);
create index idempotency_key_by_age on api.idempotency_key (tenant_id, created_at);
