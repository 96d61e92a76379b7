-- The words of a letter as the company wants them, all languages in one version. A change is a new version.
create table messages.template (
    tenant_id bigint not null,
    name text not null check (name ~ '^[a-z][a-z0-9-]{0,49}$'),
    version int not null check (version > 0),
    language text not null check (language in ('fr', 'nl', 'en')),
    subject text not null check (subject <> ''),
    opening text not null check (opening <> ''),
    closing text not null,
    sms text not null,
    saved_by text not null,
    saved_at timestamptz not null,
    primary key (tenant_id, name, version, language)
);
