-- A scenario is data: what is said how many days from the due day. A change is a new version; what was said under another
-- version stays said.
create table reminders.scenario (
    tenant_id bigint not null,
    id bigint generated always as identity,
    name text not null,
    version int not null check (version > 0),
    is_default boolean not null,
    spacing_days int not null check (spacing_days between 1 and 365),
    primary key (tenant_id, id),
    unique (tenant_id, name, version)
);
create unique index scenario_default on reminders.scenario (tenant_id) where is_default;

create table reminders.step (
    tenant_id bigint not null,
    scenario_id bigint not null,
    number int not null check (number > 0),
    name text not null,
    anchor text not null check (anchor = 'due'),
    offset_days int not null,
    kind text not null check (kind in ('message', 'decide')),
    tone text check (tone in ('courtesy', 'first', 'second', 'third')),
    primary key (tenant_id, scenario_id, number),
    foreign key (tenant_id, scenario_id) references reminders.scenario (tenant_id, id),
    check ((kind = 'message') = (tone is not null)),
    check ((tone = 'courtesy') = (offset_days < 0))
);

-- started_on: the day a person agreed that reminders leave by themselves; before it the daily run only counts.
create table reminders.policy (
    tenant_id bigint not null,
    active boolean not null,
    started_on date,
    backlog_per_day int check (backlog_per_day > 0),
    primary key (tenant_id)
);

-- What was said about an item, once for ever. A step withdrawn at the door (the item was paid meanwhile) keeps its row and
-- opens the next cycle, so that the same step may be said should the item come back.
create table reminders.step_taken (
    tenant_id bigint not null,
    open_item_id bigint not null,
    scenario_id bigint not null,
    step int not null,
    cycle int not null,
    account_id bigint not null,
    currency text not null,
    taken_on date not null,
    message_key uuid not null,
    withdrawn_on date,
    withdrawn_because text,
    primary key (tenant_id, open_item_id, scenario_id, step, cycle),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    foreign key (tenant_id, scenario_id) references reminders.scenario (tenant_id, id),
    check ((withdrawn_on is null) = (withdrawn_because is null))
);
create index step_taken_of_account on reminders.step_taken (tenant_id, account_id, currency, taken_on);
create index step_taken_of_message on reminders.step_taken (tenant_id, message_key);

-- The next look at what an account owes in one currency: 1970-01-01 where a fact changed and the next run must look,
-- 9999-12-31 where nothing happens unless a fact changes. reasons holds, per reason as last decided, how many items and what
-- they owe: {"NOT_YET": {"items": 3, "cents": 120000}}. backlog_on: the day its letter of the old backlog left.
create table reminders.review (
    tenant_id bigint not null,
    account_id bigint not null,
    currency text not null,
    review_on date not null,
    decided_on date,
    last_contact_on date,
    backlog_on date,
    reasons jsonb not null,
    primary key (tenant_id, account_id, currency),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
) with (fillfactor = 80);
create index review_by_day on reminders.review (tenant_id, review_on, account_id);
create index review_by_backlog_day on reminders.review (tenant_id, backlog_on) where backlog_on is not null;

-- Why an item was chased or not. A reason stands until the next row of the item; a day decided again keeps its last answer.
create table reminders.journal (
    tenant_id bigint not null,
    open_item_id bigint not null,
    decided_on date not null,
    account_id bigint not null,
    reason text not null,
    step_name text,
    review_on date not null,
    primary key (tenant_id, open_item_id, decided_on)
);

-- A person asked for silence: about one item, or about the whole account where open_item_id is null. until is its last day.
create table reminders.pause (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    open_item_id bigint,
    reason text not null check (length(trim(reason)) between 1 and 500),
    until date not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);
create index pause_of_account on reminders.pause (tenant_id, account_id);

-- What the rules look at: one row for each open item of an account and currency under review.
create view reminders.facts with (security_invoker = true) as
select r.tenant_id, r.account_id, r.currency, r.last_contact_on,
       coalesce(c.unallocated_cents, 0) as unallocated_cents, k.reachable, greatest(p.account_until, q.item_until) as paused_until,
       i.id as open_item_id, i.kind, i.issued_on, i.due_on, i.open_cents,
       coalesce(s.last_step, 0) as last_step, s.last_step_on, coalesce(s.cycle, 1) as cycle
  from reminders.review r
  left join lateral (
      select sum(x.unallocated_cents)::bigint as unallocated_cents from ledger.credit x
       where x.tenant_id = r.tenant_id and x.account_id = r.account_id and x.currency = r.currency and x.unallocated_cents > 0) c on true
  left join lateral (
      select exists (select 1 from customers.contact x
       where x.tenant_id = r.tenant_id and x.account_id = r.account_id
         and x.role <> 'superior' and x.email is not null and x.ended_at is null) as reachable) k on true
  left join lateral (
      select max(x.until) as account_until from reminders.pause x
       where x.tenant_id = r.tenant_id and x.account_id = r.account_id and x.open_item_id is null) p on true
  join ledger.open_item i on i.tenant_id = r.tenant_id and i.account_id = r.account_id and i.currency = r.currency and i.open_cents > 0
  left join lateral (
      select max(x.step) filter (where x.withdrawn_on is null) as last_step,
             max(x.taken_on) filter (where x.withdrawn_on is null) as last_step_on,
             (1 + coalesce(max(x.cycle) filter (where x.withdrawn_on is not null), 0))::int as cycle
        from reminders.step_taken x
       where x.tenant_id = i.tenant_id and x.open_item_id = i.id) s on true
  left join lateral (
      select max(x.until) as item_until from reminders.pause x
       where x.tenant_id = i.tenant_id and x.account_id = i.account_id and x.open_item_id = i.id) q on true;
