-- How a company watches its customers' credit. Without a row: only limits hold. holds_for: reasons that hold an order; a debt is
-- old after oldest_days late; amounts of the policy are in its currency; a rate of exchange serves for rate_days.
create table credit.policy (
    tenant_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    holds_for text[] not null,
    oldest_days int not null check (oldest_days between 0 and 3650),
    alert_percent int not null check (alert_percent between 1 and 100),
    answer_days int not null check (answer_days between 0 and 60),
    four_eyes_cents bigint check (four_eyes_cents >= 0),
    rate_days int not null check (rate_days between 1 and 366),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id)
);

-- Up to which amount a role decides what is held; null: any.
create table credit.decider (
    tenant_id bigint not null,
    role text not null,
    up_to_cents bigint check (up_to_cents >= 0),
    primary key (tenant_id, role)
);

-- Accounts on which only their limit holds, whatever the policy says.
create table credit.limit_only (
    tenant_id bigint not null,
    account_id bigint not null,
    since timestamptz not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);

-- Never changed: the last decided of those in force holds, so that a temporary one gives way to the one before.
create table credit.credit_limit (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    whole_group boolean not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_cents bigint not null check (amount_cents >= 0),
    from_on date not null,
    until_on date check (until_on >= from_on),
    decided_by text not null,
    why text not null check (length(why) between 3 and 2000),
    decided_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index credit_limit_of_account on credit.credit_limit (tenant_id, account_id, whole_group, id);
create index credit_limit_ending on credit.credit_limit (tenant_id, until_on) where until_on is not null;

-- What one unit of a currency is worth in another from a day on, entered by hand; a correction is a later row.
create table credit.exchange_rate (
    tenant_id bigint not null,
    id bigint generated always as identity,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    into_currency text not null check (into_currency ~ '^[A-Z]{3}$' and into_currency <> currency),
    valid_on date not null,
    rate numeric(20, 10) not null check (rate > 0),
    source text not null,
    entered_by text not null,
    entered_at timestamptz not null,
    primary key (tenant_id, id)
);
create index exchange_rate_by_day on credit.exchange_rate (tenant_id, currency, into_currency, valid_on);

-- What an insurer covers of an account. A change is a row of cover_change.
create table credit.cover (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    insurer text not null check (length(insurer) between 1 and 100),
    reference text not null check (length(reference) <= 100),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    requested_cents bigint not null check (requested_cents > 0),
    granted_cents bigint not null check (granted_cents >= 0),
    state text not null check (state in ('requested', 'granted', 'reduced', 'refused', 'cancelled')),
    from_on date not null,
    until_on date check (until_on >= from_on),
    declare_within_days int not null check (declare_within_days between 1 and 730),
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index cover_of_account on credit.cover (tenant_id, account_id, id);

create table credit.cover_change (
    tenant_id bigint not null,
    cover_id bigint not null,
    number int not null check (number > 0),
    state text not null,
    granted_cents bigint not null,
    effective_on date not null,
    until_on date,
    who text not null,
    why text not null check (length(why) <= 2000),
    at timestamptz not null,
    primary key (tenant_id, cover_id, number),
    foreign key (tenant_id, cover_id) references credit.cover (tenant_id, id)
);

-- What the company is bound to by an order, with tax. delivered_cents and invoiced_cents: so much of it by now, in all.
-- deposit_cents: taken in for it and not standing as a credit in the ledger. accepted: not all is delivered; delivered: not all
-- is invoiced; what lapses is what was not delivered.
create table credit.commitment (
    tenant_id bigint not null,
    subject text not null check (length(subject) between 1 and 100),
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_cents bigint not null check (amount_cents >= 0),
    delivered_cents bigint not null default 0 check (delivered_cents >= 0),
    invoiced_cents bigint not null default 0 check (invoiced_cents >= 0),
    deposit_cents bigint not null default 0 check (deposit_cents >= 0),
    prepaid boolean not null,
    state text not null check (state in ('accepted', 'delivered', 'invoiced', 'lapsed')),
    accepted_cents bigint not null generated always as (
        case when prepaid then 0 else greatest(amount_cents - greatest(delivered_cents, invoiced_cents), 0) end) stored,
    uninvoiced_cents bigint not null generated always as (
        case when prepaid then 0 else greatest(delivered_cents - invoiced_cents, 0) end) stored,
    decided_at timestamptz not null,
    primary key (tenant_id, subject),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index commitment_of_account on credit.commitment (tenant_id, account_id)
    include (currency, accepted_cents, uninvoiced_cents, deposit_cents) where state in ('accepted', 'delivered');

-- What each account is promised beside the ledger. A deposit counts up to what is left of its own order.
create view credit.committed with (security_invoker = true) as
select tenant_id, account_id, currency, sum(accepted_cents)::bigint as accepted_cents, sum(uninvoiced_cents)::bigint as uninvoiced_cents,
       sum(least(deposit_cents, accepted_cents + uninvoiced_cents))::bigint as deposit_cents
  from credit.commitment
 where state in ('accepted', 'delivered')
 group by tenant_id, account_id, currency;

-- Every answer that was given, with what was known then.
create table credit.decision (
    tenant_id bigint not null,
    id bigint generated always as identity,
    subject text not null,
    account_id bigint not null,
    outcome text not null check (outcome in ('approved', 'held', 'referred')),
    reasons text[] not null,
    passed text[] not null,
    amount_cents bigint not null,
    amount_currency text not null,
    currency text not null,
    exposure_cents bigint not null,
    limit_cents bigint,
    asked_by text not null,
    decided_at timestamptz not null,
    primary key (tenant_id, id)
);
create index decision_of_account on credit.decision (tenant_id, account_id, id);

-- An order that waits for a person, as last decided; what was decided before stands in credit.decision.
create table credit.hold (
    tenant_id bigint not null,
    id bigint generated always as identity,
    subject text not null,
    account_id bigint not null,
    amount_cents bigint not null,
    amount_currency text not null,
    prepaid boolean not null,
    also_held_for text[] not null,
    outcome text not null check (outcome in ('held', 'referred')),
    reasons text[] not null,
    currency text not null,
    exposure_cents bigint not null,
    limit_cents bigint,
    overrun_cents bigint not null,
    decider text not null,
    asked_by text not null,
    held_at timestamptz not null,
    answer_by date not null,
    state text not null check (state in ('open', 'released', 'refused', 'withdrawn')),
    deposit_asked_cents bigint,
    settled_at timestamptz,
    settled_by text,
    settled_why text,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check ((settled_at is null) = (state = 'open'))
);
create unique index hold_open_of_subject on credit.hold (tenant_id, subject) where state = 'open';
create index hold_open_of_account on credit.hold (tenant_id, account_id) where state = 'open';
create index hold_by_state on credit.hold (tenant_id, state, id);
create index hold_of_account on credit.hold (tenant_id, account_id, id);

-- What a person said to a hold: done at once, or asked of a second person.
create table credit.ruling (
    tenant_id bigint not null,
    id bigint generated always as identity,
    hold_id bigint not null,
    act text not null check (act in ('release-once', 'release-until', 'raise-limit', 'ask-deposit', 'prepayment', 'refuse')),
    amount_cents bigint,
    until_on date,
    why text not null check (length(why) between 3 and 2000),
    who text not null,
    who_key text not null,
    state text not null check (state in ('asked', 'done', 'declined')),
    at timestamptz not null,
    second text,
    second_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, hold_id) references credit.hold (tenant_id, id)
);
create index ruling_of_hold on credit.ruling (tenant_id, hold_id, id);
create unique index ruling_asked_of_hold on credit.ruling (tenant_id, hold_id) where state = 'asked';

-- What passes although there is a reason: one subject up to its amount, or an account's orders up to a day and an exposure.
create table credit.waiver (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    subject text,
    hold_id bigint not null,
    reasons text[] not null,
    currency text not null,
    up_to_cents bigint not null,
    until_on date,
    given_by text not null,
    why text not null,
    given_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check ((subject is null) = (until_on is not null))
);
create index waiver_of_account on credit.waiver (tenant_id, account_id, until_on) where subject is null;
create index waiver_of_subject on credit.waiver (tenant_id, subject) where subject is not null;
