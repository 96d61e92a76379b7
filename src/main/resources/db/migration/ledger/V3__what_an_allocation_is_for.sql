-- A deposit taken off an invoice names the order it was paid for; its reversal, and what is laid again, name it too.
alter table ledger.allocation add column subject text not null default '' check (length(subject) <= 100);
create index allocation_of_subject on ledger.allocation (tenant_id, subject) where subject <> '';
alter table ledger.allocation drop constraint allocation_origin_check;
alter table ledger.allocation add constraint allocation_origin_check
    check (origin in ('lettered', 'lettered-partly', 'reference', 'amount', 'oldest', 'person', 'deposit'));
