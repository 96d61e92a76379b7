-- How far ahead a customer may promise, and the least part of what it owes that it may promise. Without a row: 30 days, any part.
create table payments.promise_policy (
    tenant_id bigint not null,
    longest_days int not null check (longest_days between 1 and 365),
    least_percent int not null check (least_percent between 0 and 100),
    primary key (tenant_id)
);

-- A customer said it would pay: one item, or all the account owes in a currency (open_item_id null), a part or all of it
-- (amount_cents null). promised_cents is what that came to when it was said, counted against the ledger ever after.
-- Reminders hold until holds_until, the working day after the promised one: a transfer of that day has arrived by then.
create table payments.promise (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    open_item_id bigint,
    amount_cents bigint check (amount_cents > 0),
    promised_cents bigint not null check (promised_cents > 0),
    promised_on date not null,
    holds_until date not null,
    made_on date not null,
    made_at timestamptz not null,
    made_by text not null,
    channel text not null check (channel in ('portal', 'phone', 'email', 'sms', 'letter', 'visit', 'e-invoice', 'other')),
    note text not null check (length(note) <= 2000),
    state text not null check (state in ('open', 'kept', 'late', 'partly', 'broken', 'withdrawn')),
    settled_on date,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    check (holds_until > promised_on and promised_on >= made_on),
    check ((settled_on is null) = (state = 'open'))
);
create index promise_of_account on payments.promise (tenant_id, account_id, id);
create index promise_open on payments.promise (tenant_id, account_id, currency) where state = 'open';
create index promise_by_day on payments.promise (tenant_id, holds_until, id) where state = 'open';
create index promise_unkept on payments.promise (tenant_id, account_id, id) where state in ('partly', 'broken');

-- What became of a promise, one row each time: who found so, when and why.
create table payments.promise_change (
    tenant_id bigint not null,
    promise_id bigint not null,
    number int not null check (number > 0),
    state text not null check (state in ('open', 'kept', 'late', 'partly', 'broken', 'withdrawn')),
    paid_cents bigint not null,
    settled_on date,
    who text not null,
    why text not null check (length(why) <= 2000),
    at timestamptz not null,
    primary key (tenant_id, promise_id, number),
    foreign key (tenant_id, promise_id) references payments.promise (tenant_id, id)
);

-- What an account owes, spread over days that both agreed on. signed_sha256 is the text the customer signed, kept as evidence: it
-- acknowledges the debt, which interrupts limitation (Code civil, art. 2240; ancien Code civil belge, art. 2248).
create table payments.repayment_plan (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    total_cents bigint not null check (total_cents > 0),
    all_due_when_missed boolean not null,
    state text not null check (state in ('draft', 'proposed', 'signed', 'kept', 'missed', 'withdrawn')),
    created_on date not null,
    created_at timestamptz not null,
    created_by text not null,
    proposed_on date,
    signed_on date,
    signed_by text,
    signed_sha256 bytea,
    settled_on date,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, signed_sha256) references evidence.document (tenant_id, sha256),
    check ((signed_on is null) = (signed_by is null) and (signed_on is null) = (signed_sha256 is null))
);
create index repayment_plan_of_account on payments.repayment_plan (tenant_id, account_id, id);
create index repayment_plan_running on payments.repayment_plan (tenant_id, account_id) where state = 'signed';

-- The items a plan spreads, with what was open of each when the plan was drawn up.
create table payments.plan_item (
    tenant_id bigint not null,
    plan_id bigint not null,
    open_item_id bigint not null,
    open_cents bigint not null check (open_cents > 0),
    primary key (tenant_id, plan_id, open_item_id),
    foreign key (tenant_id, plan_id) references payments.repayment_plan (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);
create index plan_item_of_item on payments.plan_item (tenant_id, open_item_id);

create table payments.plan_instalment (
    tenant_id bigint not null,
    plan_id bigint not null,
    number int not null check (number > 0),
    due_on date not null,
    holds_until date not null,
    amount_cents bigint not null check (amount_cents > 0),
    state text not null check (state in ('open', 'kept', 'late', 'missed')),
    settled_on date,
    primary key (tenant_id, plan_id, number),
    foreign key (tenant_id, plan_id) references payments.repayment_plan (tenant_id, id),
    check (holds_until > due_on)
);
create index plan_instalment_by_day on payments.plan_instalment (tenant_id, holds_until, plan_id) where state = 'open';

create table payments.plan_change (
    tenant_id bigint not null,
    plan_id bigint not null,
    number int not null check (number > 0),
    state text not null,
    who text not null,
    why text not null check (length(why) <= 2000),
    at timestamptz not null,
    primary key (tenant_id, plan_id, number),
    foreign key (tenant_id, plan_id) references payments.repayment_plan (tenant_id, id)
);

-- Until when a plan that is kept speaks for an item: nothing is chased before an instalment is missed.
create view payments.plan_hold with (security_invoker = true) as
select i.tenant_id, i.open_item_id, p.account_id, p.id as plan_id, min(t.due_on) as next_due_on, min(t.holds_until) as holds_until
  from payments.plan_item i
  join payments.repayment_plan p on p.tenant_id = i.tenant_id and p.id = i.plan_id and p.state = 'signed'
  join payments.plan_instalment t on t.tenant_id = i.tenant_id and t.plan_id = i.plan_id and t.state in ('open', 'missed')
 group by i.tenant_id, i.open_item_id, p.account_id, p.id;

-- A receipt not yet matched that may explain an item: the item is not chased until then, or until the receipt is released.
create table payments.receipt_hold (
    tenant_id bigint not null,
    receipt_id bigint not null,
    open_item_id bigint not null,
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    until date not null,
    released_on date,
    primary key (tenant_id, receipt_id, open_item_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);
create index receipt_hold_of_account on payments.receipt_hold (tenant_id, account_id, currency) where released_on is null;
create index receipt_hold_of_item on payments.receipt_hold (tenant_id, open_item_id) where released_on is null;
