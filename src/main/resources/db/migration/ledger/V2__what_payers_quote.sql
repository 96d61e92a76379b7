-- By what a payer's words find an item: its number without letters and leading zeros, its structured reference, its amount.
-- Columns, not expressions: under row security an index over an expression is not used.
alter table ledger.open_item add column reference_key text
    generated always as (ltrim(regexp_replace(reference, '[^0-9]', '', 'g'), '0')) stored;
create index open_item_by_reference on ledger.open_item (tenant_id, reference_key);
create index open_item_by_amount on ledger.open_item (tenant_id, currency, open_cents) where open_cents > 0;

alter table ledger.entry add column structured_reference text
    generated always as (regexp_replace(substring(label from
        '^([+*]{0,3}[0-9]{3}[ /]?[0-9]{4}[ /]?[0-9]{5}(?![0-9])|RF[0-9]{2}[0-9A-Z]{1,21}|RF[0-9]{2}( [0-9A-Z]{4}){1,5}( [0-9A-Z]{1,3})?(?![0-9A-Z]))'),
        '[^0-9A-Z]', '', 'g')) stored;
create index entry_by_structured_reference on ledger.entry (tenant_id, structured_reference) where structured_reference is not null;
