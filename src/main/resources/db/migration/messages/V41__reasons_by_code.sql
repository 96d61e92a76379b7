-- The words of a reason are found by its code, which has hyphens.
update messages.message set reason = replace(reason, '_', '-') where reason like 'reminders.reason.%\_%';
