-- A scenario tried on past or coming days: how far it is while it is played, and what came of it. Nothing else is written by it.
create table reminders.simulation (
    tenant_id bigint not null,
    id bigint generated always as identity,
    scenario_name text not null,
    against_name text,
    from_on date not null,
    to_on date not null,
    state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
    accounts_done bigint not null default 0,
    accounts_all bigint not null default 0,
    asked_by text not null,
    asked_at timestamptz not null,
    told_at timestamptz not null,
    answer jsonb,
    primary key (tenant_id, id),
    check (to_on >= from_on),
    check ((state = 'done') = (answer is not null))
);
