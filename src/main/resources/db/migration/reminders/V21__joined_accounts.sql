-- What is open on an account that was joined to another is decided with that one from now on.
insert into reminders.review (tenant_id, account_id, currency, review_on, reasons)
select distinct i.tenant_id, a.merged_into, i.currency, date '1970-01-01', '{}'::jsonb
  from customers.customer_account a
  join ledger.open_item i on i.tenant_id = a.tenant_id and i.account_id = a.id and i.open_cents > 0
 where a.merged_into is not null
on conflict (tenant_id, account_id, currency) do update set review_on = excluded.review_on;

update reminders.review r set review_on = date '1970-01-01'
  from customers.customer_account a
 where a.tenant_id = r.tenant_id and a.id = r.account_id and a.merged_into is not null;
