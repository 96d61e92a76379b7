-- A document as it came, under the SHA-256 of its content: the same content is kept once. Never changed, never deleted.
create table evidence.document (
    tenant_id bigint not null,
    sha256 bytea not null check (octet_length(sha256) = 32),
    media_type text not null,
    name text not null check (length(name) between 1 and 200),
    size_bytes bigint not null check (size_bytes > 0),
    kept_at timestamptz not null,
    content bytea not null,
    primary key (tenant_id, sha256)
);
-- Pictures and PDF files are compressed already.
alter table evidence.document alter column content set storage external;

-- What somebody did, in the order in which a company was told. hash covers the row, its documents and the hash before it, so
-- that a row changed, taken out or put in between is found. facts is JSON with its keys in order, hashed as it stands here.
create table evidence.happening (
    tenant_id bigint not null,
    number bigint not null check (number > 0),
    subject text collate "C" not null check (length(subject) between 1 and 200),
    act text not null check (length(act) between 1 and 100),
    who text not null,
    origin text not null,
    at timestamptz not null,
    facts text not null,
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (tenant_id, number)
);
create index happening_of_subject on evidence.happening (tenant_id, subject, number);

create table evidence.attachment (
    tenant_id bigint not null,
    number bigint not null,
    place int not null,
    sha256 bytea not null,
    primary key (tenant_id, number, place),
    foreign key (tenant_id, number) references evidence.happening (tenant_id, number),
    foreign key (tenant_id, sha256) references evidence.document (tenant_id, sha256)
);

-- The end of a company's chain; locked by whoever adds to it.
create table evidence.head (
    tenant_id bigint not null,
    number bigint not null,
    hash bytea not null check (octet_length(hash) = 32),
    primary key (tenant_id)
);
