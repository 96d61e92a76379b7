-- An invitation by e-mail to a page under a link: which page, and what its words need. Its key was used once and never again.
create table portal.invitation (
    tenant_id bigint not null,
    key text not null check (length(key) between 1 and 200),
    kind text not null,
    account_id bigint not null,
    role text not null,
    path text not null,
    facts jsonb not null,
    message_id bigint not null,
    asked_at timestamptz not null,
    primary key (tenant_id, key),
    unique (tenant_id, message_id),
    foreign key (tenant_id, account_id) references customers.customer_account (tenant_id, id),
    foreign key (tenant_id, message_id) references messages.message (tenant_id, id)
);
create index invitation_of_account on portal.invitation (tenant_id, account_id);

alter table portal.link drop constraint link_purpose_check;
alter table portal.link add constraint link_purpose_check check (purpose in ('courtesy', 'reminder', 'invitation', 'person'));
