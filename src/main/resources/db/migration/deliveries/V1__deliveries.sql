-- What leaves for a customer, or is done at its place, and the proof that it was taken. The order is the seller's own, where
-- there is one; the address is kept as it was when the note was written.
create table deliveries.note (
    tenant_id bigint not null,
    id bigint generated always as identity,
    number text not null check (length(number) between 1 and 60),
    kind text not null check (kind in ('goods', 'work')),
    account_id bigint not null,
    order_id bigint,
    order_number text not null check (length(order_number) <= 60),
    purchase_order text not null check (length(purchase_order) <= 100),
    address text not null check (length(address) <= 500),
    carrier text not null check (length(carrier) <= 200),
    remark text not null check (length(remark) <= 2000),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    planned_on date not null,
    state text not null check (state in ('planned', 'on-the-way', 'signed', 'with-reserves', 'cancelled')),
    delivered_on date,
    created_at timestamptz not null,
    created_by text not null,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    check ((delivered_on is null) = (state not in ('signed', 'with-reserves')))
);
create index note_by_state on deliveries.note (tenant_id, state, planned_on, id);
create index note_of_account on deliveries.note (tenant_id, account_id, id);
create index note_of_order on deliveries.note (tenant_id, order_id) where order_id is not null;

-- Quantities are decimals of four places; delivered is what was taken without reserve of missing, known once it was signed.
create table deliveries.line (
    tenant_id bigint not null,
    note_id bigint not null,
    number int not null check (number > 0),
    order_line int,
    code text not null check (length(code) <= 60),
    description text not null check (length(description) between 1 and 500),
    unit text not null check (length(unit) <= 30),
    quantity numeric(15, 4) not null check (quantity > 0),
    delivered numeric(15, 4) check (delivered >= 0 and delivered <= quantity),
    unit_price_cents bigint check (unit_price_cents >= 0),
    tax_rate numeric(4, 2) not null check (tax_rate between 0 and 30),
    primary key (tenant_id, note_id, number),
    foreign key (tenant_id, note_id) references deliveries.note (tenant_id, id)
);

-- Held while a delivery of the order is written, so that two of them cannot both take what is left.
create table deliveries.delivered_order (
    tenant_id bigint not null,
    order_id bigint not null,
    primary key (tenant_id, order_id)
);

-- The last number given, by kind and year.
create table deliveries.counter (
    tenant_id bigint not null,
    series text not null,
    last bigint not null check (last > 0),
    primary key (tenant_id, series)
);

create table deliveries.transition (
    tenant_id bigint not null,
    note_id bigint not null,
    number int not null check (number > 0),
    act text not null check (act ~ '^[a-z]+(-[a-z]+)*$'),
    state text not null,
    who text not null,
    why text not null check (length(why) <= 2000),
    at timestamptz not null,
    primary key (tenant_id, note_id, number),
    foreign key (tenant_id, note_id) references deliveries.note (tenant_id, id)
);

-- The key of the phone page of one delivery; only the hash of its secret is known.
create table deliveries.link (
    tenant_id bigint not null,
    id bigint generated always as identity,
    note_id bigint not null,
    token_hash bytea not null,
    recipient text not null check (length(recipient) <= 200),
    language text not null,
    issued_at timestamptz not null,
    issued_by text not null,
    expires_at timestamptz not null,
    opened_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    primary key (tenant_id, id),
    unique (tenant_id, token_hash),
    foreign key (tenant_id, note_id) references deliveries.note (tenant_id, id)
);
create index link_of_note on deliveries.link (tenant_id, note_id, id);

-- Who took a delivery. The key is made by the phone before it sends: sent again, it is the same signature. A second signature
-- of the same note is set aside and kept, it does not count. The hashes name documents of the evidence.
create table deliveries.signature (
    tenant_id bigint not null,
    id bigint generated always as identity,
    key uuid not null,
    content_hash bytea not null,
    note_id bigint not null,
    outcome text not null check (outcome in ('counted', 'set-aside')),
    medium text not null check (medium in ('drawn', 'paper')),
    signer text not null check (length(signer) between 2 and 200),
    signer_role text not null check (length(signer_role) <= 100),
    remark text not null check (length(remark) <= 2000),
    signed_at timestamptz not null,
    received_at timestamptz not null,
    skew_seconds bigint not null,
    who text not null,
    origin text not null,
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    accuracy_metres int check (accuracy_metres >= 0),
    strokes bytea,
    picture bytea,
    primary key (tenant_id, id),
    unique (tenant_id, key),
    foreign key (tenant_id, note_id) references deliveries.note (tenant_id, id),
    check ((latitude is null) = (longitude is null)),
    check ((medium = 'drawn') = (strokes is not null) and (strokes is null) = (picture is null))
);
create unique index signature_that_counts on deliveries.signature (tenant_id, note_id) where outcome = 'counted';
create index signature_of_note on deliveries.signature (tenant_id, note_id, id);

-- What was not as it should be: of a line, or of the whole where it names none.
create table deliveries.reserve (
    tenant_id bigint not null,
    signature_id bigint not null,
    number int not null check (number > 0),
    line int check (line > 0),
    kind text not null check (kind in ('missing', 'damaged', 'wrong', 'other')),
    quantity numeric(15, 4) check (quantity > 0),
    note text not null check (length(note) <= 500),
    primary key (tenant_id, signature_id, number),
    foreign key (tenant_id, signature_id) references deliveries.signature (tenant_id, id)
);

-- Photos, scanned notes, the carrier's proof, and the signed note itself; the content is the evidence's.
create table deliveries.proof (
    tenant_id bigint not null,
    id bigint generated always as identity,
    note_id bigint not null,
    kind text not null check (kind in ('photo', 'paper', 'carrier', 'signed-note')),
    document bytea not null,
    media_type text not null,
    name text not null,
    added_at timestamptz not null,
    added_by text not null,
    primary key (tenant_id, id),
    unique (tenant_id, note_id, kind, document),
    foreign key (tenant_id, note_id) references deliveries.note (tenant_id, id)
);

create table deliveries.policy (
    tenant_id bigint not null,
    place_asked boolean not null,
    link_days int not null check (link_days between 1 and 90),
    primary key (tenant_id)
);
