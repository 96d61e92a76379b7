-- A name as banks write it: capitals without accents, without what is neither letter nor digit, without the legal form.
create function customers.name_key(name text) returns text
    language sql immutable parallel safe strict
    return replace(regexp_replace(' ' || regexp_replace(translate(upper(name),
        'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸ', 'AAAAAACEEEEIIIINOOOOOUUUUYY'), '[^A-Z0-9]+', ' ', 'g') || ' ',
        '( (SARL|SAS|SASU|EURL|SA|SNC|SCI|SRL|BV|BVBA|SPRL|NV|CV|VOF|LTD|GMBH|ETS|STE|SOCIETE))+(?= )', '', 'g'), ' ', '');

alter table customers.customer_account add column name_key text generated always as (customers.name_key(name)) stored;
create index customer_account_by_name_key on customers.customer_account (tenant_id, name_key);
