-- Terms signed on paper, noted with the scan of what was signed: no link led there.
alter table terms.acceptance alter column link_id drop not null;
alter table terms.acceptance add column scan bytea;
alter table terms.acceptance add constraint acceptance_scan foreign key (tenant_id, scan) references evidence.document (tenant_id, sha256);
alter table terms.acceptance add constraint acceptance_by_link_or_on_paper check ((link_id is null) = (scan is not null));
create index acceptance_by_scan on terms.acceptance (tenant_id, scan) where scan is not null;
