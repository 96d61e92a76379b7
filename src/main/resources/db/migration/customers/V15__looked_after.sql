-- Whose data is looked after because they are natural persons is asked for every morning.
create index customer_account_of_person on customers.customer_account (tenant_id, id) where natural_person;
