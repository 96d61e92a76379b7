-- Where other programs want to be told. An address is never deleted, only ended: its deliveries say what was sent there.
create table webhooks.endpoint (
    tenant_id bigint not null,
    id bigint generated always as identity,
    url text not null,
    events text[] not null,
    active boolean not null,
    sealed_secret text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id)
);

-- One event for one address, written in the transaction of what happened.
create table webhooks.delivery (
    tenant_id bigint not null,
    id bigint generated always as identity,
    endpoint_id bigint not null,
    event text not null,
    event_id uuid not null,
    body text not null,
    state text not null check (state in ('queued', 'delivered', 'failed')),
    created_at timestamptz not null,
    not_before timestamptz not null,
    attempts int not null default 0,
    status int,
    last_error text,
    delivered_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, endpoint_id, event_id),
    foreign key (tenant_id, endpoint_id) references webhooks.endpoint (tenant_id, id)
);
create index delivery_due on webhooks.delivery (tenant_id, not_before, id) where state = 'queued';
create index delivery_of_endpoint on webhooks.delivery (tenant_id, endpoint_id, id);
create index delivery_done on webhooks.delivery (tenant_id, delivered_at) where state = 'delivered';
