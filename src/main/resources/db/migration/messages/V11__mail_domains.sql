-- Domains from which a company may write, once its DNS names our key; the key that signs is sealed.
create table messages.mail_domain (
    tenant_id bigint not null,
    domain text not null check (domain = lower(domain)),
    selector text not null,
    sealed_key text not null,
    public_key text not null,
    created_at timestamptz not null,
    verified_at timestamptz,
    primary key (tenant_id, domain)
);
