-- The sum of each account's open commitments, kept by the same statement that writes them: an account of a shop may have ten
-- thousand orders on their way, and is asked about two hundred times at once.
create table credit.standing (
    tenant_id bigint not null,
    account_id bigint not null,
    currency text not null,
    accepted_cents bigint not null,
    uninvoiced_cents bigint not null,
    deposit_cents bigint not null,
    primary key (tenant_id, account_id, currency),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    constraint nothing_is_promised_twice check (accepted_cents >= 0 and uninvoiced_cents >= 0 and deposit_cents >= 0)
);

insert into credit.standing (tenant_id, account_id, currency, accepted_cents, uninvoiced_cents, deposit_cents)
select tenant_id, account_id, currency, accepted_cents, uninvoiced_cents, deposit_cents from credit.committed
on conflict do nothing;

create or replace view credit.committed with (security_invoker = true) as
select tenant_id, account_id, currency, accepted_cents, uninvoiced_cents, deposit_cents
  from credit.standing
 where accepted_cents + uninvoiced_cents > 0;
