-- What is known of a customer before the first sale. Every column has a value that means "nobody said": accounts that were
-- there before stay as they were, and nothing holds their orders.
alter table customers.profile add column sector text check (length(sector) between 1 and 30);
alter table customers.profile add column buyer text check (buyer in ('private', 'authority', 'hospital', 'undertaking'));
alter table customers.profile add column service_code text check (length(service_code) between 1 and 100);
alter table customers.profile add column commitment_number_required boolean not null default false;
alter table customers.profile add column purchase_order text not null default 'not-required' check (purchase_order in ('required', 'not-required', 'by-rule'));
alter table customers.profile add column terms_acceptance_required boolean not null default false;
alter table customers.profile add column parent_id bigint;
alter table customers.profile add column means_of_payment text not null default 'transfer' check (means_of_payment in ('transfer', 'direct-debit', 'card', 'bill', 'cheque'));
alter table customers.profile add column deposit_basis_points int not null default 0 check (deposit_basis_points between 0 and 10000);
alter table customers.profile add column goods text check (length(goods) between 1 and 30);
alter table customers.profile add constraint profile_of_a_group foreign key (tenant_id, parent_id) references customers.customer_account (tenant_id, id);
alter table customers.profile add constraint no_parent_of_its_own check (parent_id <> account_id);
create index profile_by_parent on customers.profile (tenant_id, parent_id) where parent_id is not null;

-- What the company asks of its customers: terms beyond the law refused or kept with a warning, cheques, order numbers.
alter table customers.policy alter column default_terms drop not null;
alter table customers.policy add column longer_terms text not null default 'warn' check (longer_terms in ('refuse', 'warn'));
alter table customers.policy add column goods text not null default 'general' check (length(goods) between 1 and 30);
alter table customers.policy add column sectors_with_purchase_order text[] not null default '{large-retail,agri-food,industry,administration}';
alter table customers.policy add column purchase_order_from_cents bigint check (purchase_order_from_cents >= 0);

-- The numbers that name a company, beside the SIREN and the VAT number.
alter table customers.customer_account add column siret text;
alter table customers.customer_account add column enterprise_number text;
create index customer_account_by_siren on customers.customer_account (tenant_id, siren) where siren is not null;
create index customer_account_by_enterprise_number on customers.customer_account (tenant_id, enterprise_number) where enterprise_number is not null;
create index customer_account_by_vat_number on customers.customer_account (tenant_id, vat_number) where vat_number is not null;

-- Where goods go; one that is used no more stays for what was delivered there.
create table customers.delivery_address (
    tenant_id bigint not null,
    id bigint generated always as identity,
    account_id bigint not null,
    label text not null check (length(label) between 1 and 80),
    lines text[] not null check (cardinality(lines) between 1 and 4),
    postcode text not null,
    town text not null check (town <> ''),
    country text not null check (country ~ '^[A-Z]{2}$'),
    added_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id)
);
create index delivery_address_of_account on customers.delivery_address (tenant_id, account_id);
