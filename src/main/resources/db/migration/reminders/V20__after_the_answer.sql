-- For how many days nothing is asked about an item whose dispute was settled: the customer reads the answer first.
alter table reminders.policy add column days_after_dispute int not null default 5 check (days_after_dispute between 0 and 60);

-- A person answered that a step is not said: it is passed over.
alter table reminders.approval add column declined boolean not null default false;

-- Since when there is silence; null where it was asked before that was noted.
alter table reminders.pause add column since date;
