-- A step is withheld from a random share of the accounts, to learn what it brings. Which accounts: a pure function of the seed,
-- so that it is never stored and never changes. One experiment at a time on a step; it is ended, never deleted.
create table reminders.experiment (
    tenant_id bigint not null,
    id bigint generated always as identity,
    scenario_name text not null,
    step_name text not null,
    percent int not null check (percent between 1 and 50),
    seed bigint not null,
    started_on date not null,
    started_by text not null,
    ended_on date,
    primary key (tenant_id, id),
    check (ended_on >= started_on)
);
create unique index experiment_running on reminders.experiment (tenant_id, scenario_name, step_name) where ended_on is null;
