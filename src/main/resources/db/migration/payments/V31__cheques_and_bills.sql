-- Cheques and bills handed to the bank together; one slip holds one kind, of one day, for one of our accounts.
create table payments.deposit_slip (
    tenant_id bigint not null,
    id bigint generated always as identity,
    kind text not null check (kind in ('cheque', 'bill')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    iban text not null,
    made_on date not null,
    made_at timestamptz not null,
    made_by text not null,
    primary key (tenant_id, id)
);

-- A cheque or a bill (lettre de change relevé, billet à ordre relevé; account 413) in our hands, at the bank, paid or come back.
-- The customer's account is credited when it is paid; until holds_until its items are not chased.
create table payments.instrument (
    tenant_id bigint not null,
    id bigint generated always as identity,
    kind text not null check (kind in ('cheque', 'lcr', 'bor')),
    number text not null check (length(number) between 1 and 35),
    drawer text not null check (length(drawer) between 1 and 100),
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_cents bigint not null check (amount_cents > 0),
    received_on date not null,
    due_on date,
    holds_until date not null,
    state text not null check (state in ('registered', 'deposited', 'cleared', 'returned')),
    slip_id bigint,
    credit_id bigint,
    settled_on date,
    reason text not null default '' check (length(reason) <= 200),
    registered_at timestamptz not null,
    registered_by text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, slip_id) references payments.deposit_slip (tenant_id, id),
    check ((due_on is null) = (kind = 'cheque')),
    check ((slip_id is null) <= (state in ('registered', 'returned')))
);
create unique index instrument_once on payments.instrument (tenant_id, account_id, kind, number) where state <> 'returned';
create index instrument_by_state on payments.instrument (tenant_id, state, id);
create index instrument_of_slip on payments.instrument (tenant_id, slip_id);
create index instrument_holding on payments.instrument (tenant_id, account_id) where state in ('registered', 'deposited');

create table payments.instrument_part (
    tenant_id bigint not null,
    instrument_id bigint not null,
    open_item_id bigint not null,
    cents bigint not null check (cents > 0),
    primary key (tenant_id, instrument_id, open_item_id),
    foreign key (tenant_id, instrument_id) references payments.instrument (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id)
);

-- Items that are not chased because a receipt not yet matched, or a cheque or bill not yet paid, may explain them.
create view payments.money_hold with (security_invoker = true) as
select tenant_id, open_item_id, account_id, until from payments.receipt_hold where released_on is null
union all
select i.tenant_id, p.open_item_id, i.account_id, i.holds_until
  from payments.instrument i
  join payments.instrument_part p on p.tenant_id = i.tenant_id and p.instrument_id = i.id
 where i.state in ('registered', 'deposited');
