-- What a person has to do. The key exists once per company, for ever: what was asked is never asked a second time.
-- The facts are what the sentence and the page need; the answer is what the person noted with the result.
create table tasks.task (
    tenant_id bigint not null,
    id bigint generated always as identity,
    key text not null check (length(key) between 1 and 300),
    kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    account_id bigint not null,
    open_item_id bigint,
    due_on date not null,
    facts jsonb not null,
    state text not null check (state in ('open', 'done', 'cancelled')),
    result text,
    answer jsonb,
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by text,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    check ((state = 'open') = (closed_at is null)),
    check ((state = 'open') = (result is null))
);
create index task_to_do on tasks.task (tenant_id, due_on, id) where state = 'open';
create index task_of_account on tasks.task (tenant_id, account_id, id);
create index task_of_item on tasks.task (tenant_id, open_item_id) where open_item_id is not null;
