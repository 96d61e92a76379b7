-- What a person said about the columns of a bank's list, for every list with the same headings.
create table payments.column_mapping (
    tenant_id bigint not null,
    fingerprint text not null check (length(fingerprint) = 64),
    headers text[] not null,
    columns text[] not null,
    day_order text,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id, fingerprint),
    check (cardinality(headers) = cardinality(columns))
);
alter table payments.statement_file add column columns_unknown boolean not null default false;
