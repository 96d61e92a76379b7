-- Where differences, bank fees and discounts granted go in the company's chart of accounts; a discount for whoever has none of its own;
-- whether payments are thanked for.
alter table payments.matching_policy add column difference_account text not null default '658' check (length(difference_account) between 1 and 20);
alter table payments.matching_policy add column fee_account text not null default '627' check (length(fee_account) between 1 and 20);
alter table payments.matching_policy add column discount_account text not null default '665' check (length(discount_account) between 1 and 20);
alter table payments.matching_policy add column discount_points int check (discount_points between 1 and 10000);
alter table payments.matching_policy add column discount_days int check (discount_days between 0 and 365);
alter table payments.matching_policy add constraint matching_policy_discount check ((discount_points is null) = (discount_days is null));
alter table payments.matching_policy add column thanks text not null default 'never' check (thanks in ('never', 'when-nothing-is-late', 'always'));

-- What was given up of a receipt, and to which of the company's accounts it goes.
alter table payments.booking add column counter_account text;
