-- What is left of a receipt may be kept for interest or a recovery fee: booked as the debit it is.
alter table payments.adjustment drop constraint adjustment_kind_check;
alter table payments.adjustment add constraint adjustment_kind_check check (kind in ('write-off', 'refund', 'transfer', 'claim'));
