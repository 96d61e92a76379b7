-- Read before a tenant is known, so outside row security: it says only that the company exists.
create table access.tenant (
    id bigint generated always as identity primary key,
    name text not null check (length(trim(name)) between 1 and 200),
    purpose text not null check (purpose in ('live', 'demo', 'throw-away')),
    country text not null check (country ~ '^[A-Z]{2}$'),
    language text not null check (language in ('fr', 'nl', 'en')),
    created_at timestamptz not null
);

-- The one way to choose the tenant of a transaction; it ends with the transaction, so it cannot leak through a pool.
create function access.set_tenant(tenant bigint) returns void language plpgsql as $$
begin
    execute format('set local maillon.tenant = %L', tenant);
end $$;
