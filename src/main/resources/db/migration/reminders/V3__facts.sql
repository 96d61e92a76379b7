-- The facts of a chunk of accounts are read table by table, by account: a join for each item was most of a run.
drop view reminders.facts;

-- How often the step had been said before: the last one may be repeated.
alter table reminders.step_taken add column repetition int not null default 0;
alter table reminders.step_taken alter column repetition drop default;
alter table reminders.step_taken drop constraint step_taken_pkey;
alter table reminders.step_taken add primary key (tenant_id, open_item_id, scenario_id, step, repetition, cycle);

-- The day a reason speaks of, such as the one promised.
alter table reminders.journal add column about_on date;

-- Somebody agreed that a step is said about an item.
create table reminders.approval (
    tenant_id bigint not null,
    open_item_id bigint not null,
    scenario_id bigint not null,
    step int not null,
    repetition int not null,
    cycle int not null,
    account_id bigint not null,
    approved_at timestamptz not null,
    approved_by text,
    primary key (tenant_id, open_item_id, scenario_id, step, repetition, cycle),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);
create index approval_of_account on reminders.approval (tenant_id, account_id);
