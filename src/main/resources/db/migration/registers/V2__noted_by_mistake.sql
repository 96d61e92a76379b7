-- One that never was: it stopped no interest.
alter table registers.insolvency add column mistaken boolean not null default false;
