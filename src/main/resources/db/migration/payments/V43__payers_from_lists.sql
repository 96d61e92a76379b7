-- Whether a payer's bank account was learned from a receipt or stood in a list that was imported.
alter table payments.payer add column origin text not null default 'receipt' check (origin in ('receipt', 'import'));
