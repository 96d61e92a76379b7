-- "Et", "en" and "&" are one word, and a name that a bank cut is found by its beginning: bytes are compared, not letters of a language.
alter table customers.customer_account drop column name_key;

create or replace function customers.name_key(name text) returns text
    language sql immutable parallel safe strict
    return replace(regexp_replace(' ' || regexp_replace(translate(upper(name),
        'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸ', 'AAAAAACEEEEIIIINOOOOOUUUUYY'), '[^A-Z0-9]+', ' ', 'g') || ' ',
        '( (SARL|SAS|SASU|EURL|SA|SNC|SCI|SRL|BV|BVBA|SPRL|NV|CV|VOF|LTD|GMBH|ETS|STE|SOCIETE|ET|EN|AND))+(?= )', '', 'g'), ' ', '');

alter table customers.customer_account add column name_key text collate "C"
    generated always as (customers.name_key(name)) stored;
create index customer_account_by_name_key on customers.customer_account (tenant_id, name_key);
