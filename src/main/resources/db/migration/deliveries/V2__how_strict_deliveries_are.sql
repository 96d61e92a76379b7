-- How much more than ordered may be delivered without saying so, and how long a delivery may stay unsigned; 0 days: for ever.
alter table deliveries.policy add column over_percent int not null default 0 check (over_percent between 0 and 100);
alter table deliveries.policy add column unsigned_days int not null default 2 check (unsigned_days between 0 and 90);
