-- The directory: read before a tenant is known, so outside row security; rights are listed in R__rights.sql.
create table access.member (
    id bigint generated always as identity primary key,
    email text not null unique check (email = lower(email) and length(email) between 3 and 254),
    name text not null check (length(trim(name)) between 1 and 200),
    password_hash text not null,
    language text not null check (language in ('fr', 'nl', 'en')),
    created_at timestamptz not null,
    disabled_at timestamptz
);

create table access.membership (
    tenant_id bigint not null references access.tenant (id),
    member_id bigint not null references access.member (id),
    role text not null check (role in ('owner', 'credit-manager', 'collector', 'sales', 'accountant', 'read-only')),
    primary key (tenant_id, member_id)
);
create index membership_member on access.membership (member_id, tenant_id);

-- Only the SHA-256 of a token is kept: who reads the table still has no key.
create table access.api_key (
    id bigint generated always as identity primary key,
    tenant_id bigint not null references access.tenant (id),
    name text not null check (length(trim(name)) between 1 and 100),
    role text not null check (role in ('owner', 'credit-manager', 'collector', 'sales', 'accountant', 'read-only')),
    token_hash bytea not null unique check (length(token_hash) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz,
    last_used_on date
);
create index api_key_tenant on access.api_key (tenant_id, id);

-- A link that lets one person in once: without a tenant it founds a company, with an e-mail it is an invitation.
create table access.setup_link (
    token_hash bytea primary key check (length(token_hash) = 32),
    tenant_id bigint references access.tenant (id),
    email text check (email = lower(email)),
    role text not null check (role in ('owner', 'credit-manager', 'collector', 'sales', 'accountant', 'read-only')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index setup_link_tenant on access.setup_link (tenant_id);

-- Who did what in a company; added to, never changed.
create table access.audit_entry (
    tenant_id bigint not null,
    id bigint generated always as identity,
    at timestamptz not null,
    who text not null,
    act text not null,
    subject text not null,
    detail text not null,
    primary key (tenant_id, id)
);
