-- One person may stand behind several accounts.
create index contact_by_email on customers.contact (tenant_id, email) where ended_at is null;
