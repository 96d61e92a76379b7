-- Whom a company pays to carry its short messages or its letters; without a row those of the installation serve. The
-- address holds a secret and is sealed.
create table messages.carrier_account (
    tenant_id bigint not null,
    service text not null check (service in ('sms', 'post')),
    sealed_address text not null,
    changed_at timestamptz not null,
    primary key (tenant_id, service)
);
create index message_to_hear_of on messages.message (tenant_id, channel, sent_at, id)
    where state = 'sent' and channel <> 'email';
