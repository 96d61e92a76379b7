-- A reserve noted at a delivery is disputed before its invoice exists: the dispute hangs on the delivery until it is laid on the
-- invoice's item. What a reserve without a price is worth is not known then: 0.
alter table disputes.dispute alter column open_item_id drop not null;
alter table disputes.dispute add column delivery_id bigint;
alter table disputes.dispute add column delivery_number text;
alter table disputes.dispute add column currency text check (currency ~ '^[A-Z]{3}$');
alter table disputes.dispute drop constraint dispute_disputed_cents_check;
alter table disputes.dispute add constraint dispute_amount
    check (disputed_cents > 0 or open_item_id is null and disputed_cents = 0);
alter table disputes.dispute add constraint dispute_hangs_on_something
    check (open_item_id is not null or delivery_id is not null);
alter table disputes.dispute add constraint dispute_of_delivery_is_named
    check ((delivery_id is null) = (delivery_number is null) and (delivery_id is null) = (currency is null));
create index dispute_of_delivery on disputes.dispute (tenant_id, delivery_id, id) where delivery_id is not null;

create or replace view disputes.disputed_item with (security_invoker = true) as
select d.tenant_id, d.open_item_id, d.account_id, sum(d.disputed_cents)::bigint as disputed_cents, min(d.respond_by) as respond_by
  from disputes.dispute d
 where d.state = 'open' and d.open_item_id is not null
 group by d.tenant_id, d.open_item_id, d.account_id;
