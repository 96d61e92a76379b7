-- What a person decided of what is left: an item written off, cash on account paid back or moved to another customer. Undone, the
-- ledger has its opposite; both stay. item_id is the debit it booked, credit_id the credit.
create table payments.adjustment (
    tenant_id bigint not null,
    id bigint generated always as identity,
    kind text not null check (kind in ('write-off', 'refund', 'transfer')),
    account_id bigint not null,
    to_account_id bigint,
    open_item_id bigint,
    receipt_id bigint,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    cents bigint not null check (cents > 0),
    reason text not null check (length(reason) between 1 and 500),
    made_on date not null,
    made_at timestamptz not null,
    made_by text not null,
    item_id bigint,
    credit_id bigint,
    undone_at timestamptz,
    undone_by text,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, to_account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, open_item_id) references ledger.open_item (tenant_id, id),
    foreign key (tenant_id, receipt_id) references payments.receipt (tenant_id, id),
    check ((undone_at is null) = (undone_by is null)),
    check ((kind = 'write-off') = (open_item_id is not null) and (kind = 'write-off') = (receipt_id is null)),
    check ((kind = 'transfer') = (to_account_id is not null))
);
create index adjustment_of_receipt on payments.adjustment (tenant_id, receipt_id) where receipt_id is not null;
create index adjustment_of_item on payments.adjustment (tenant_id, open_item_id) where open_item_id is not null;
create index adjustment_of_account on payments.adjustment (tenant_id, account_id);
create index adjustment_to_account on payments.adjustment (tenant_id, to_account_id) where to_account_id is not null;
alter table payments.booking drop constraint booking_kind_check;
alter table payments.booking add constraint booking_kind_check
    check (kind in ('receipt', 'accounted', 'transferred', 'discount', 'difference', 'fee'));
