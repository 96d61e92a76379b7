-- What the company sells. Cost, stock and lead time may be unknown; the price stands in the price list.
create table sales.item (
    tenant_id bigint not null,
    id bigint generated always as identity,
    code text not null check (length(code) between 1 and 60),
    name text not null check (length(name) between 1 and 500),
    unit text not null check (length(unit) between 1 and 20),
    tax_rate numeric(4, 2) not null check (tax_rate between 0 and 30),
    cost_cents bigint check (cost_cents >= 0),
    available numeric(15, 4) check (available >= 0),
    lead_days int check (lead_days between 0 and 999),
    ended_at timestamptz,
    changed_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, code)
);

-- The price list: one price an item, currency and day. A period without end runs until the next begins.
create table sales.price (
    tenant_id bigint not null,
    id bigint generated always as identity,
    item_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    price_cents bigint not null check (price_cents >= 0),
    from_on date not null,
    until_on date,
    ended_at timestamptz,
    entered_by text not null,
    entered_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, item_id) references sales.item (tenant_id, id),
    check (until_on is null or until_on >= from_on)
);
create index price_of_item on sales.price (tenant_id, item_id, currency, from_on) where ended_at is null;

-- What was agreed with one customer: a price for an item, or a discount on an item or on all. It counts once approved.
create table sales.condition (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    item_id bigint,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    price_cents bigint check (price_cents >= 0),
    discount_basis_points int check (discount_basis_points between 1 and 10000),
    from_on date not null,
    until_on date,
    reason text not null check (length(reason) <= 500),
    asked_by text not null,
    asker bigint not null,
    asked_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, item_id) references sales.item (tenant_id, id),
    check (until_on is null or until_on >= from_on),
    check ((price_cents is null) <> (discount_basis_points is null)),
    check (price_cents is null or item_id is not null),
    check ((approved_by is null) = (approved_at is null))
);
create index condition_of_account on sales.condition (tenant_id, account_id, from_on) where ended_at is null;

-- How strict the company is: the least margin, in hundredths of a per cent of the net price.
create table sales.policy (
    tenant_id bigint not null primary key,
    margin_basis_points int not null check (margin_basis_points between 0 and 9999),
    quote_days int not null check (quote_days between 1 and 365)
);

-- The last number given, by kind of document and year.
create table sales.counter (
    tenant_id bigint not null,
    kind text not null check (kind in ('quote', 'order')),
    year int not null,
    last int not null check (last > 0),
    primary key (tenant_id, kind, year)
);

create table sales.quote (
    tenant_id bigint not null,
    id bigint generated always as identity,
    number text not null,
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    state text not null check (state in ('draft', 'sent', 'accepted', 'declined', 'withdrawn', 'ordered')),
    quoted_on date not null,
    valid_until date not null,
    note text not null check (length(note) <= 2000),
    net_cents bigint not null check (net_cents >= 0),
    tax_cents bigint not null check (tax_cents >= 0),
    gross_cents bigint not null,
    made_by text not null,
    maker bigint not null,
    document text check (document ~ '^[0-9a-f]{64}$'),
    answered_by text,
    answered_as text,
    answered_from text,
    answered_at timestamptz,
    purchase_order text,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check (valid_until >= quoted_on),
    check (gross_cents = net_cents + tax_cents)
);
create index quote_of_account on sales.quote (tenant_id, account_id, id);
create index quote_by_state on sales.quote (tenant_id, state, id);

create table sales.quote_line (
    tenant_id bigint not null,
    quote_id bigint not null,
    number int not null check (number > 0),
    item_id bigint,
    description text not null check (length(description) between 1 and 500),
    unit text not null check (length(unit) between 1 and 20),
    quantity numeric(15, 4) not null check (quantity > 0),
    unit_price_cents bigint not null check (unit_price_cents >= 0),
    tax_rate numeric(4, 2) not null check (tax_rate between 0 and 30),
    net_cents bigint not null check (net_cents >= 0),
    primary key (tenant_id, quote_id, number),
    foreign key (tenant_id, quote_id) references sales.quote (tenant_id, id),
    foreign key (tenant_id, item_id) references sales.item (tenant_id, id)
);

-- An order as it stands; its versions, lines and transitions stay as they were.
create table sales.sales_order (
    tenant_id bigint not null,
    id bigint generated always as identity,
    number text not null,
    account_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    source text not null check (source in ('hand', 'phone', 'quote', 'file', 'ubl', 'api')),
    source_reference text,
    quote_id bigint,
    state text not null check (state in ('held', 'accepted', 'part-delivered', 'delivered', 'cancelled', 'refused')),
    decision text not null check (decision in ('approved', 'held', 'referred')),
    reasons text[] not null,
    version int not null check (version > 0),
    purchase_order text check (length(purchase_order) between 1 and 100),
    purchase_order_document text check (purchase_order_document ~ '^[0-9a-f]{64}$'),
    wanted_on date,
    note text not null check (length(note) <= 2000),
    prepaid boolean not null,
    ordered_on date not null,
    net_cents bigint not null check (net_cents >= 0),
    tax_cents bigint not null check (tax_cents >= 0),
    gross_cents bigint not null,
    made_by text not null,
    maker bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    unique (tenant_id, account_id, source_reference),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, quote_id) references sales.quote (tenant_id, id),
    check (gross_cents = net_cents + tax_cents)
);
create index sales_order_of_account on sales.sales_order (tenant_id, account_id, id);
create index sales_order_by_state on sales.sales_order (tenant_id, state, id);
create unique index sales_order_of_quote on sales.sales_order (tenant_id, quote_id) where state <> 'cancelled' and quote_id is not null;

-- A line keeps its number from version to version; a new one takes the next.
create table sales.order_line (
    tenant_id bigint not null,
    order_id bigint not null,
    version int not null,
    number int not null check (number > 0),
    item_id bigint,
    description text not null check (length(description) between 1 and 500),
    unit text not null check (length(unit) between 1 and 20),
    quantity numeric(15, 4) not null check (quantity > 0),
    unit_price_cents bigint not null check (unit_price_cents >= 0),
    tax_rate numeric(4, 2) not null check (tax_rate between 0 and 30),
    net_cents bigint not null check (net_cents >= 0),
    primary key (tenant_id, order_id, version, number),
    foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id),
    foreign key (tenant_id, item_id) references sales.item (tenant_id, id)
);

-- What of each line has been delivered.
create table sales.delivered (
    tenant_id bigint not null,
    order_id bigint not null,
    number int not null,
    quantity numeric(15, 4) not null check (quantity >= 0),
    primary key (tenant_id, order_id, number),
    foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id)
);

-- Everything that was done with an order or a quote: who, when, why, and what it came to.
create table sales.order_change (
    tenant_id bigint not null,
    order_id bigint not null,
    number int not null check (number > 0),
    act text not null,
    state text not null,
    version int not null,
    gross_cents bigint not null,
    who text not null,
    why text not null check (length(why) <= 2000),
    at timestamptz not null,
    primary key (tenant_id, order_id, number),
    foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id)
);
create table sales.quote_change (
    tenant_id bigint not null,
    quote_id bigint not null,
    number int not null check (number > 0),
    act text not null,
    state text not null,
    who text not null,
    why text not null check (length(why) <= 2000),
    at timestamptz not null,
    primary key (tenant_id, quote_id, number),
    foreign key (tenant_id, quote_id) references sales.quote (tenant_id, id)
);

-- Where an order departs from what was agreed; line 0 where the whole order is meant. Expected and found are in plain notation:
-- cents, quantities, days, hundredths of a per cent. What was put right is mended, what stays is approved by a person.
create table sales.deviation (
    tenant_id bigint not null,
    order_id bigint not null,
    version int not null,
    kind text not null check (kind in ('price', 'margin', 'availability', 'lead-time', 'purchase-order')),
    line int not null check (line >= 0),
    subject text not null,
    expected text not null,
    found text not null,
    made_by text not null,
    maker bigint not null,
    approved_by text,
    approved_at timestamptz,
    note text not null check (length(note) <= 500),
    mended_at timestamptz,
    primary key (tenant_id, order_id, version, kind, line),
    foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id),
    check ((approved_by is null) = (approved_at is null))
);

-- The written confirmation of a version, and the customer's word that it is right.
create table sales.confirmation (
    tenant_id bigint not null,
    order_id bigint not null,
    version int not null,
    document text not null check (document ~ '^[0-9a-f]{64}$'),
    sent_by text not null,
    sent_at timestamptz not null,
    acknowledged_by text,
    acknowledged_as text,
    acknowledged_from text,
    acknowledged_at timestamptz,
    objection text check (length(objection) between 1 and 2000),
    objected_at timestamptz,
    primary key (tenant_id, order_id, version),
    foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id),
    check ((acknowledged_by is null) = (acknowledged_at is null)),
    check ((objection is null) = (objected_at is null))
);

-- A deposit asked on an order.
create table sales.deposit (
    tenant_id bigint not null,
    id bigint generated always as identity,
    order_id bigint not null,
    amount_cents bigint not null check (amount_cents > 0),
    due_on date not null,
    asked_by text not null,
    asked_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id)
);
create index deposit_of_order on sales.deposit (tenant_id, order_id);

-- Money on the deposits account (4191) laid on a deposit; undone by a time, never deleted.
create table sales.deposit_receipt (
    tenant_id bigint not null,
    id bigint generated always as identity,
    deposit_id bigint not null,
    credit_id bigint not null,
    amount_cents bigint not null check (amount_cents > 0),
    laid_by text not null,
    laid_at timestamptz not null,
    undone_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, deposit_id) references sales.deposit (tenant_id, id),
    foreign key (tenant_id, credit_id) references ledger.credit (tenant_id, id)
);
create index deposit_receipt_of_deposit on sales.deposit_receipt (tenant_id, deposit_id) where undone_at is null;
create index deposit_receipt_of_credit on sales.deposit_receipt (tenant_id, credit_id) where undone_at is null;
