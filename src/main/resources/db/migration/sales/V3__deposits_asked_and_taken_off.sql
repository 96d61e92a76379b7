-- A deposit asked by the share agreed with the customer says which share of which total; and who asked for it no more.
alter table sales.deposit add column share_basis_points int check (share_basis_points between 1 and 10000);
alter table sales.deposit add column of_cents bigint check (of_cents > 0);
alter table sales.deposit add column withdrawn_by text;

-- How many days a customer has to pay a deposit.
alter table sales.policy add column deposit_days int not null default 8 check (deposit_days between 0 and 90);

-- What of an order is invoiced by now, with tax; at most the order.
alter table sales.sales_order add column invoiced_cents bigint not null default 0 check (invoiced_cents >= 0);
