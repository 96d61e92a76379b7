-- A row is one version of a family (name): a draft is written anew at will, what went live stays as it was said. Where
-- moves is true, items already on an earlier version went over to this one when it went live; else they finish on theirs.
alter table reminders.scenario add column state text not null default 'live' check (state in ('draft', 'live', 'retired'));
alter table reminders.scenario add column moves boolean not null default false;
alter table reminders.scenario add column contacts_per_week int not null default 2 check (contacts_per_week between 1 and 7);
alter table reminders.scenario add column transit_days int not null default 3 check (transit_days between 0 and 30);
alter table reminders.scenario add column live_on date;
alter table reminders.scenario alter column state drop default;
alter table reminders.scenario alter column moves drop default;
alter table reminders.scenario alter column contacts_per_week drop default;
alter table reminders.scenario alter column transit_days drop default;
create unique index scenario_live on reminders.scenario (tenant_id, name) where state = 'live';
create unique index scenario_draft on reminders.scenario (tenant_id, name) where state = 'draft';

-- Which steps make sense is what the rules of scenarios check when a draft goes live; here only what can be stored.
alter table reminders.step drop constraint step_anchor_check;
alter table reminders.step drop constraint step_check;
alter table reminders.step drop constraint step_check1;
alter table reminders.step add column channel text check (channel in ('email', 'sms', 'letter', 'registered', 'call', 'manual'));
alter table reminders.step add column template text;
alter table reminders.step add column min_cents bigint;
alter table reminders.step add column max_cents bigint;
alter table reminders.step add column spacing_days int;
alter table reminders.step add column approval boolean not null default false;
alter table reminders.step add column copies text[] not null default '{}';
alter table reminders.step add column repeat_days int;
alter table reminders.step add column repeat_times int;
update reminders.step set channel = 'email' where kind = 'message';
alter table reminders.step alter column approval drop default;
alter table reminders.step alter column copies drop default;
alter table reminders.step add constraint step_anchor check (anchor in ('due', 'issued', 'previous', 'month-end'));
alter table reminders.step add constraint step_repeat check ((repeat_days is null) = (repeat_times is null));

-- Which family an account is reminded by: the first rule, in the order of place, whose every condition holds; where none
-- does, the family of the default. An absent condition asks nothing. Amounts: what the account owes in one currency.
create table reminders.scenario_rule (
    tenant_id bigint not null,
    place int not null check (place > 0),
    scenario_name text not null,
    segment text,
    min_score int,
    max_score int,
    min_cents bigint,
    max_cents bigint,
    public_body boolean,
    country text,
    kind text,
    primary key (tenant_id, place)
);

-- A person chose the family for one account, or for one item of it; it goes before every rule.
create table reminders.scenario_of_account (
    tenant_id bigint not null,
    account_id bigint not null,
    scenario_name text not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);

create table reminders.scenario_of_item (
    tenant_id bigint not null,
    open_item_id bigint not null,
    account_id bigint not null,
    scenario_name text not null,
    primary key (tenant_id, open_item_id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);
create index scenario_of_item_of_account on reminders.scenario_of_item (tenant_id, account_id);
