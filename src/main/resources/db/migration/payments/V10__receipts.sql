-- Files given, read in the background one after another.
create table payments.statement_file (
    tenant_id bigint not null,
    id bigint generated always as identity,
    name text not null,
    stored_at text,
    state text not null check (state in ('waiting', 'running', 'done', 'refused')),
    refusal text,
    statements int not null default 0,
    lines int not null default 0,
    known_lines int not null default 0,
    matched int not null default 0,
    asked_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id)
);

create table payments.file_problem (
    tenant_id bigint not null,
    file_id bigint not null,
    number int not null,
    place int not null,
    sentence text not null,
    primary key (tenant_id, file_id, number),
    foreign key (tenant_id, file_id) references payments.statement_file (tenant_id, id)
);

-- A statement of one of our accounts as the bank gave it; the same one given again is found by its key.
create table payments.statement (
    tenant_id bigint not null,
    id bigint generated always as identity,
    file_id bigint not null,
    statement_key uuid not null,
    format text not null,
    account text not null,
    currency text not null,
    number text not null,
    first_on date,
    last_on date,
    opening_cents bigint,
    closing_cents bigint,
    balanced boolean not null,
    lines int not null,
    known_lines int not null,
    taken_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, statement_key),
    foreign key (tenant_id, file_id) references payments.statement_file (tenant_id, id)
);
create index statement_of_account on payments.statement (tenant_id, account, first_on);

-- A line of a statement: money in when the amount is positive. entry_key says what makes the line this line.
create table payments.receipt (
    tenant_id bigint not null,
    id bigint generated always as identity,
    statement_id bigint not null,
    entry_key uuid not null,
    place int not null,
    account text not null,
    booked_on date not null,
    value_on date,
    amount_cents bigint not null check (amount_cents <> 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    payer text,
    payer_iban text,
    reference text,
    structured_reference text,
    text text not null,
    end_to_end_id text,
    mandate_id text,
    bank_reference text,
    returned boolean not null,
    return_reason text,
    state text not null check (state in ('new', 'proposed', 'unknown', 'matched', 'partly', 'on-account', 'returned', 'aside', 'out')),
    automatic boolean not null default false,
    decided_at timestamptz,
    decided_by text,
    version int not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, entry_key),
    foreign key (tenant_id, statement_id) references payments.statement (tenant_id, id)
);
create index receipt_by_state on payments.receipt (tenant_id, state, id);
create index receipt_of_statement on payments.receipt (tenant_id, statement_id);
create index receipt_by_end_to_end on payments.receipt (tenant_id, end_to_end_id) where end_to_end_id is not null;
create index receipt_by_amount on payments.receipt (tenant_id, currency, amount_cents, booked_on);

-- What a receipt became in the ledger: one credit for each account it pays for. A reversal names the booking it takes back.
create table payments.booking (
    tenant_id bigint not null,
    id bigint generated always as identity,
    receipt_id bigint not null,
    account_id bigint not null,
    entry_id bigint not null,
    credit_id bigint not null,
    cents bigint not null check (cents > 0),
    kind text not null check (kind in ('receipt', 'discount', 'difference', 'fee')),
    taken_back_at timestamptz,
    booked_at timestamptz not null,
    booked_by text not null,
    primary key (tenant_id, id),
    unique (tenant_id, credit_id),
    foreign key (tenant_id, receipt_id) references payments.receipt (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index booking_of_receipt on payments.booking (tenant_id, receipt_id);

-- Up to three explanations of a receipt that nobody has settled, in order.
create table payments.proposal (
    tenant_id bigint not null,
    receipt_id bigint not null,
    number int not null check (number between 1 and 3),
    explanation jsonb not null,
    primary key (tenant_id, receipt_id, number),
    foreign key (tenant_id, receipt_id) references payments.receipt (tenant_id, id)
);

-- Items from which a person took a receipt away: never laid there again without a person.
create table payments.undone (
    tenant_id bigint not null,
    receipt_id bigint not null,
    open_item_id bigint not null,
    undone_at timestamptz not null,
    undone_by text not null,
    primary key (tenant_id, receipt_id, open_item_id),
    foreign key (tenant_id, receipt_id) references payments.receipt (tenant_id, id)
);

-- For whom a payer has paid: its bank account or its name, learned with each match and forgotten with its undoing.
create table payments.payer (
    tenant_id bigint not null,
    kind text not null check (kind in ('iban', 'name')),
    value text not null,
    account_id bigint not null,
    confirmations int not null check (confirmations >= 0),
    primary key (tenant_id, kind, value, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index payer_of_account on payments.payer (tenant_id, account_id);

create table payments.matching_policy (
    tenant_id bigint not null,
    tolerance_cents bigint not null check (tolerance_cents between 0 and 100000),
    fee_cents bigint not null check (fee_cents between 0 and 100000),
    primary key (tenant_id)
);

create table payments.discount_terms (
    tenant_id bigint not null,
    account_id bigint not null,
    basis_points int not null check (basis_points between 1 and 10000),
    days int not null check (days between 0 and 365),
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
