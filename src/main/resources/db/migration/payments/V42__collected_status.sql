-- What an e-invoice’s life cycle is to be told of money that came in (status 212, encaissée): a row for each part laid on an invoice, and
-- its opposite where that was taken back. Queued until a channel carries it.
create table payments.collected_status (
    tenant_id bigint not null,
    id bigint generated always as identity,
    open_item_id bigint not null,
    receipt_id bigint not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    cents bigint not null check (cents <> 0),
    collected_on date not null,
    state text not null check (state in ('queued', 'sent', 'refused')),
    queued_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    foreign key (tenant_id, receipt_id) references payments.receipt (tenant_id, id)
);
create index collected_status_queued on payments.collected_status (tenant_id, id) where state = 'queued';
create index collected_status_of_receipt on payments.collected_status (tenant_id, receipt_id);
