-- How a company's letters look: its own lines at the top, and where its envelopes have their window.
create table messages.letterhead (
    tenant_id bigint not null,
    lines text[] not null check (cardinality(lines) between 1 and 6),
    place text not null,
    envelope_window text not null check (envelope_window in ('right', 'left')),
    changed_at timestamptz not null,
    primary key (tenant_id)
);

-- A letter as it was laid out, so that the same can be printed again.
create table messages.sheet (
    tenant_id bigint not null,
    message_id bigint not null,
    page jsonb not null,
    tracking_number text,
    primary key (tenant_id, message_id),
    foreign key (tenant_id, message_id) references messages.message (tenant_id, id)
);

-- Letters that the company prints itself: a pile is made, printed, and said to be; either can be taken back.
create table messages.print_batch (
    tenant_id bigint not null,
    id bigint generated always as identity,
    made_at timestamptz not null,
    made_by text not null,
    printed_at timestamptz,
    printed_by text,
    undone_at timestamptz,
    primary key (tenant_id, id)
);
create table messages.batch_letter (
    tenant_id bigint not null,
    message_id bigint not null,
    batch_id bigint not null,
    primary key (tenant_id, message_id),
    foreign key (tenant_id, message_id) references messages.message (tenant_id, id),
    foreign key (tenant_id, batch_id) references messages.print_batch (tenant_id, id)
);
create index batch_letter_of_batch on messages.batch_letter (tenant_id, batch_id, message_id);
