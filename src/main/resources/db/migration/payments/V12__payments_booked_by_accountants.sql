-- A payment that the accounting export had brought before the statement came: the receipt is that payment, and books nothing.
alter table payments.booking drop constraint booking_kind_check;
alter table payments.booking add constraint booking_kind_check
    check (kind in ('receipt', 'accounted', 'discount', 'difference', 'fee'));
create index receipt_returned on payments.receipt (tenant_id, id) where returned and decided_at is null;
