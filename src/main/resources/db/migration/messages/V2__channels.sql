-- How a message travels. Letters are printed by the company or posted by a provider; registered ones bear a number.
alter table messages.message drop constraint message_channel_check;
alter table messages.message add constraint message_channel_check
    check (channel in ('email', 'sms', 'letter', 'registered'));

-- The queue of one channel is not held up by another's: each is drawn from its own part of the index.
drop index messages.message_waiting;
drop index messages.message_due;
create index message_waiting on messages.message (tenant_id, channel, id) where state = 'queued';
create index message_due on messages.message (tenant_id, channel, not_before, id) where state = 'queued';
