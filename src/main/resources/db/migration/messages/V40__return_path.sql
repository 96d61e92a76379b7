-- Where mail servers return messages, each under an address of its own; null where they return them to the sender.
alter table messages.mailbox add column return_address text;
