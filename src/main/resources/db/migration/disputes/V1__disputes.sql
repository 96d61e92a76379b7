-- A part of an open item, or all of it, that the customer does not accept. The sum of an item's open disputes was at most what
-- was open when each was opened; readers take the lesser of that sum and what is open now.
create table disputes.dispute (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    open_item_id bigint not null,
    disputed_cents bigint not null check (disputed_cents > 0),
    cause text not null check (cause in ('not-ordered', 'not-delivered', 'late', 'damaged', 'quantity', 'price', 'duplicate',
        'purchase-order', 'credit-note', 'addressee', 'already-paid', 'other')),
    note text not null check (length(note) <= 2000),
    opened_on date not null,
    opened_by text not null,
    owner text,
    respond_by date not null,
    state text not null check (state in ('open', 'settled', 'rejected')),
    closed_on date,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    check (respond_by >= opened_on),
    check ((closed_on is null) = (state = 'open'))
);
create index dispute_open_of_item on disputes.dispute (tenant_id, open_item_id) where state = 'open';
create index dispute_of_account on disputes.dispute (tenant_id, account_id, id);
create index dispute_by_answer_day on disputes.dispute (tenant_id, respond_by, id) where state = 'open';

-- Everything that was done with a dispute: who, when, why, and what it came to.
create table disputes.transition (
    tenant_id bigint not null,
    dispute_id bigint not null,
    number int not null check (number > 0),
    act text not null check (act in ('opened', 'assigned', 'changed', 'settled', 'rejected', 'reopened')),
    state text not null check (state in ('open', 'settled', 'rejected')),
    disputed_cents bigint not null,
    owner text,
    respond_by date not null,
    who text not null,
    why text not null check (length(why) <= 2000),
    at timestamptz not null,
    primary key (tenant_id, dispute_id, number),
    foreign key (tenant_id, dispute_id) references disputes.dispute (tenant_id, id)
);

-- How much of each item is disputed.
create view disputes.disputed_item with (security_invoker = true) as
select d.tenant_id, d.open_item_id, d.account_id, sum(d.disputed_cents)::bigint as disputed_cents, min(d.respond_by) as respond_by
  from disputes.dispute d
 where d.state = 'open'
 group by d.tenant_id, d.open_item_id, d.account_id;
