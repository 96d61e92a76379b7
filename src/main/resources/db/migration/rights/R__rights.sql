-- Who may do what: roles, grants and policies of every module, in one place. The application's role owns nothing.
do $$ begin
    if not exists (select from pg_roles where rolname = '${app}') then
        raise exception 'role ${app} is missing';
    end if;
end $$;

grant temporary on database ${database} to ${app};
grant usage on schema database, access, customers, ledger, imports to ${app};
grant select, insert, update, delete on database.scheduled_task to ${app};
grant execute on function database.refresh_statistics(text[]) to ${app};

-- Outside row security: what must be read before the tenant is known.
grant select, insert on access.tenant to ${app};
grant execute on function access.set_tenant(bigint) to ${app};

grant select, insert, update on customers.policy, customers.customer_account, customers.contact to ${app};

-- Entries are never changed; of items and credits only what is open may change; allocations are reversed by a new row.
grant select, insert on ledger.entry, ledger.open_item, ledger.credit, ledger.allocation to ${app};
grant update (open_cents, closed_on, due_on, due_stated) on ledger.open_item to ${app};
grant update (unallocated_cents) on ledger.credit to ${app};
grant select on ledger.exposure to ${app};

grant select, insert, update on imports.import, imports.file, imports.sheet_mapping to ${app};
grant select, insert on imports.problem to ${app};

grant usage on sequence access.tenant_id_seq, customers.customer_account_id_seq, customers.contact_id_seq,
    ledger.entry_id_seq, ledger.open_item_id_seq, ledger.credit_id_seq, ledger.allocation_id_seq,
    imports.import_id_seq to ${app};

alter table customers.policy enable row level security;
alter table customers.policy force row level security;
drop policy if exists tenant on customers.policy;
create policy tenant on customers.policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table customers.customer_account enable row level security;
alter table customers.customer_account force row level security;
drop policy if exists tenant on customers.customer_account;
create policy tenant on customers.customer_account using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table customers.contact enable row level security;
alter table customers.contact force row level security;
drop policy if exists tenant on customers.contact;
create policy tenant on customers.contact using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table ledger.entry enable row level security;
alter table ledger.entry force row level security;
drop policy if exists tenant on ledger.entry;
create policy tenant on ledger.entry using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table ledger.open_item enable row level security;
alter table ledger.open_item force row level security;
drop policy if exists tenant on ledger.open_item;
create policy tenant on ledger.open_item using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table ledger.credit enable row level security;
alter table ledger.credit force row level security;
drop policy if exists tenant on ledger.credit;
create policy tenant on ledger.credit using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table ledger.allocation enable row level security;
alter table ledger.allocation force row level security;
drop policy if exists tenant on ledger.allocation;
create policy tenant on ledger.allocation using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table imports.import enable row level security;
alter table imports.import force row level security;
drop policy if exists tenant on imports.import;
create policy tenant on imports.import using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table imports.file enable row level security;
alter table imports.file force row level security;
drop policy if exists tenant on imports.file;
create policy tenant on imports.file using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table imports.problem enable row level security;
alter table imports.problem force row level security;
drop policy if exists tenant on imports.problem;
create policy tenant on imports.problem using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table imports.sheet_mapping enable row level security;
alter table imports.sheet_mapping force row level security;
drop policy if exists tenant on imports.sheet_mapping;
create policy tenant on imports.sheet_mapping using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- The directory of people, keys and links, outside row security: read before the tenant is known.
grant select, insert, update on access.member, access.api_key, access.setup_link to ${app};
grant select, insert, update, delete on access.membership to ${app};
grant select, insert on access.audit_entry to ${app};
grant usage on sequence access.member_id_seq, access.api_key_id_seq, access.audit_entry_id_seq to ${app};

alter table access.audit_entry enable row level security;
alter table access.audit_entry force row level security;
drop policy if exists tenant on access.audit_entry;
create policy tenant on access.audit_entry using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- messages: what was said is never deleted; a handover is withdrawn when the server refused or a person says "send again".
grant usage on schema messages to ${app};
grant select, insert, update on messages.sender, messages.message to ${app};
grant select, insert, delete on messages.handover to ${app};
grant usage on sequence messages.message_id_seq to ${app};

alter table messages.sender enable row level security;
alter table messages.sender force row level security;
drop policy if exists tenant on messages.sender;
create policy tenant on messages.sender using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.message enable row level security;
alter table messages.message force row level security;
drop policy if exists tenant on messages.message;
create policy tenant on messages.message using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.handover enable row level security;
alter table messages.handover force row level security;
drop policy if exists tenant on messages.handover;
create policy tenant on messages.handover using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- reminders: what was said is never deleted, only withdrawn at the door.
grant usage on schema reminders to ${app};
grant select, insert on reminders.scenario, reminders.step to ${app};
grant update (is_default) on reminders.scenario to ${app};
grant select, insert, update on reminders.policy, reminders.review, reminders.journal, reminders.pause to ${app};
grant select, insert on reminders.step_taken to ${app};
grant update (withdrawn_on, withdrawn_because) on reminders.step_taken to ${app};
grant usage on sequence reminders.scenario_id_seq, reminders.pause_id_seq to ${app};

alter table reminders.scenario enable row level security;
alter table reminders.scenario force row level security;
drop policy if exists tenant on reminders.scenario;
create policy tenant on reminders.scenario using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.step enable row level security;
alter table reminders.step force row level security;
drop policy if exists tenant on reminders.step;
create policy tenant on reminders.step using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.policy enable row level security;
alter table reminders.policy force row level security;
drop policy if exists tenant on reminders.policy;
create policy tenant on reminders.policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.step_taken enable row level security;
alter table reminders.step_taken force row level security;
drop policy if exists tenant on reminders.step_taken;
create policy tenant on reminders.step_taken using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.review enable row level security;
alter table reminders.review force row level security;
drop policy if exists tenant on reminders.review;
create policy tenant on reminders.review using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.journal enable row level security;
alter table reminders.journal force row level security;
drop policy if exists tenant on reminders.journal;
create policy tenant on reminders.journal using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.pause enable row level security;
alter table reminders.pause force row level security;
drop policy if exists tenant on reminders.pause;
create policy tenant on reminders.pause using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- A throw-away company may be kept under a name.
grant update (name, purpose) on access.tenant to ${app};

-- Problems of an import are found anew when it is run again.
grant delete on imports.problem to ${app};

-- What programs asked under a key of their own, for a day.
grant usage on schema api to ${app};
grant select, insert, update, delete on api.idempotency_key to ${app};

alter table api.idempotency_key enable row level security;
alter table api.idempotency_key force row level security;
drop policy if exists tenant on api.idempotency_key;
create policy tenant on api.idempotency_key using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
grant update (country, language) on access.tenant to ${app};

-- tasks: what was asked and answered stays; a task is closed, never deleted.
grant usage on schema tasks to ${app};
grant select, insert on tasks.task to ${app};
grant update (state, result, answer, closed_at, closed_by) on tasks.task to ${app};
grant usage on sequence tasks.task_id_seq to ${app};

alter table tasks.task enable row level security;
alter table tasks.task force row level security;
drop policy if exists tenant on tasks.task;
create policy tenant on tasks.task using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- What is known of a customer beside its address.
grant select, insert, update on customers.profile to ${app};

alter table customers.profile enable row level security;
alter table customers.profile force row level security;
drop policy if exists tenant on customers.profile;
create policy tenant on customers.profile using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- Scenarios: a draft is written anew at will; of what went live only its standing changes.
grant update (state, moves, live_on, spacing_days, contacts_per_week, transit_days) on reminders.scenario to ${app};
grant delete on reminders.scenario, reminders.step to ${app};
grant select, insert, update, delete on reminders.scenario_rule, reminders.scenario_of_account, reminders.scenario_of_item to ${app};

alter table reminders.scenario_rule enable row level security;
alter table reminders.scenario_rule force row level security;
drop policy if exists tenant on reminders.scenario_rule;
create policy tenant on reminders.scenario_rule using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.scenario_of_account enable row level security;
alter table reminders.scenario_of_account force row level security;
drop policy if exists tenant on reminders.scenario_of_account;
create policy tenant on reminders.scenario_of_account using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table reminders.scenario_of_item enable row level security;
alter table reminders.scenario_of_item force row level security;
drop policy if exists tenant on reminders.scenario_of_item;
create policy tenant on reminders.scenario_of_item using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

grant select, insert, update, delete on customers.billing_address to ${app};

alter table customers.billing_address enable row level security;
alter table customers.billing_address force row level security;
drop policy if exists tenant on customers.billing_address;
create policy tenant on customers.billing_address using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- webhooks: what was delivered is forgotten after a month.
grant usage on schema webhooks to ${app};
grant select, insert, update on webhooks.endpoint to ${app};
grant select, insert, update, delete on webhooks.delivery to ${app};
grant usage on sequence webhooks.endpoint_id_seq, webhooks.delivery_id_seq to ${app};

alter table webhooks.endpoint enable row level security;
alter table webhooks.endpoint force row level security;
drop policy if exists tenant on webhooks.endpoint;
create policy tenant on webhooks.endpoint using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table webhooks.delivery enable row level security;
alter table webhooks.delivery force row level security;
drop policy if exists tenant on webhooks.delivery;
create policy tenant on webhooks.delivery using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- evidence: what was kept and recorded is never changed; only the end of the chain moves.
grant usage on schema evidence to ${app};
grant select, insert on evidence.document, evidence.happening, evidence.attachment to ${app};
grant select, insert, update on evidence.head to ${app};

alter table evidence.document enable row level security;
alter table evidence.document force row level security;
drop policy if exists tenant on evidence.document;
create policy tenant on evidence.document using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table evidence.happening enable row level security;
alter table evidence.happening force row level security;
drop policy if exists tenant on evidence.happening;
create policy tenant on evidence.happening using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table evidence.attachment enable row level security;
alter table evidence.attachment force row level security;
drop policy if exists tenant on evidence.attachment;
create policy tenant on evidence.attachment using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table evidence.head enable row level security;
alter table evidence.head force row level security;
drop policy if exists tenant on evidence.head;
create policy tenant on evidence.head using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- disputes: a dispute changes its state, each change is a row of its own that stays.
grant usage on schema disputes to ${app};
grant select, insert, update on disputes.dispute to ${app};
grant select, insert on disputes.transition to ${app};
grant select on disputes.disputed_item to ${app};
grant usage on sequence disputes.dispute_id_seq to ${app};

alter table disputes.dispute enable row level security;
alter table disputes.dispute force row level security;
drop policy if exists tenant on disputes.dispute;
create policy tenant on disputes.dispute using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table disputes.transition enable row level security;
alter table disputes.transition force row level security;
drop policy if exists tenant on disputes.transition;
create policy tenant on disputes.transition using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- payments: promises, repayment plans and the holds of receipts not yet matched.
grant usage on schema payments to ${app};
grant select, insert, update on payments.promise_policy, payments.promise, payments.repayment_plan, payments.plan_instalment,
    payments.receipt_hold to ${app};
grant select, insert on payments.promise_change, payments.plan_item, payments.plan_change to ${app};
grant select on payments.plan_hold to ${app};
grant usage on sequence payments.promise_id_seq, payments.repayment_plan_id_seq to ${app};

alter table payments.promise_policy enable row level security;
alter table payments.promise_policy force row level security;
drop policy if exists tenant on payments.promise_policy;
create policy tenant on payments.promise_policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.promise enable row level security;
alter table payments.promise force row level security;
drop policy if exists tenant on payments.promise;
create policy tenant on payments.promise using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.promise_change enable row level security;
alter table payments.promise_change force row level security;
drop policy if exists tenant on payments.promise_change;
create policy tenant on payments.promise_change using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.repayment_plan enable row level security;
alter table payments.repayment_plan force row level security;
drop policy if exists tenant on payments.repayment_plan;
create policy tenant on payments.repayment_plan using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.plan_item enable row level security;
alter table payments.plan_item force row level security;
drop policy if exists tenant on payments.plan_item;
create policy tenant on payments.plan_item using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.plan_instalment enable row level security;
alter table payments.plan_instalment force row level security;
drop policy if exists tenant on payments.plan_instalment;
create policy tenant on payments.plan_instalment using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.plan_change enable row level security;
alter table payments.plan_change force row level security;
drop policy if exists tenant on payments.plan_change;
create policy tenant on payments.plan_change using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.receipt_hold enable row level security;
alter table payments.receipt_hold force row level security;
drop policy if exists tenant on payments.receipt_hold;
create policy tenant on payments.receipt_hold using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- reminders: what was tried, and how far it is.
grant select, insert, update on reminders.simulation to ${app};
grant usage on sequence reminders.simulation_id_seq to ${app};

alter table reminders.simulation enable row level security;
alter table reminders.simulation force row level security;
drop policy if exists tenant on reminders.simulation;
create policy tenant on reminders.simulation using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- messages.template: a version is never changed.
grant select, insert on messages.template to ${app};
alter table messages.template enable row level security;
alter table messages.template force row level security;
drop policy if exists tenant on messages.template;
create policy tenant on messages.template using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);


-- payments: what a bank told is never deleted; proposals are found anew, and what was learned is forgotten.
grant usage on schema payments to ${app};
grant select, insert, update on payments.statement_file, payments.matching_policy, payments.discount_terms, payments.payer to ${app};
grant delete on payments.discount_terms to ${app};
grant select, insert on payments.file_problem, payments.statement, payments.receipt, payments.booking, payments.undone to ${app};
grant update (state, automatic, decided_at, decided_by, version) on payments.receipt to ${app};
grant update (taken_back_at) on payments.booking to ${app};
grant select, insert, delete on payments.proposal, payments.undone to ${app};
grant usage on sequence payments.statement_file_id_seq, payments.statement_id_seq, payments.receipt_id_seq, payments.booking_id_seq to ${app};

alter table payments.statement_file enable row level security;
alter table payments.statement_file force row level security;
drop policy if exists tenant on payments.statement_file;
create policy tenant on payments.statement_file using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.file_problem enable row level security;
alter table payments.file_problem force row level security;
drop policy if exists tenant on payments.file_problem;
create policy tenant on payments.file_problem using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.statement enable row level security;
alter table payments.statement force row level security;
drop policy if exists tenant on payments.statement;
create policy tenant on payments.statement using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.receipt enable row level security;
alter table payments.receipt force row level security;
drop policy if exists tenant on payments.receipt;
create policy tenant on payments.receipt using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.booking enable row level security;
alter table payments.booking force row level security;
drop policy if exists tenant on payments.booking;
create policy tenant on payments.booking using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.proposal enable row level security;
alter table payments.proposal force row level security;
drop policy if exists tenant on payments.proposal;
create policy tenant on payments.proposal using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.undone enable row level security;
alter table payments.undone force row level security;
drop policy if exists tenant on payments.undone;
create policy tenant on payments.undone using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.payer enable row level security;
alter table payments.payer force row level security;
drop policy if exists tenant on payments.payer;
create policy tenant on payments.payer using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.matching_policy enable row level security;
alter table payments.matching_policy force row level security;
drop policy if exists tenant on payments.matching_policy;
create policy tenant on payments.matching_policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.discount_terms enable row level security;
alter table payments.discount_terms force row level security;
drop policy if exists tenant on payments.discount_terms;
create policy tenant on payments.discount_terms using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- Who agreed to which step stays.
grant select, insert on reminders.approval to ${app};

alter table reminders.approval enable row level security;
alter table reminders.approval force row level security;
drop policy if exists tenant on reminders.approval;
create policy tenant on reminders.approval using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- reminders: experiments are ended, never deleted.
grant select, insert on reminders.experiment to ${app};
grant update (ended_on) on reminders.experiment to ${app};
grant usage on sequence reminders.experiment_id_seq to ${app};

alter table reminders.experiment enable row level security;
alter table reminders.experiment force row level security;
drop policy if exists tenant on reminders.experiment;
create policy tenant on reminders.experiment using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

grant select, insert, update, delete on messages.carrier_account to ${app};

alter table messages.carrier_account enable row level security;
alter table messages.carrier_account force row level security;
drop policy if exists tenant on messages.carrier_account;
create policy tenant on messages.carrier_account using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- messages: what came in is never changed.
grant select, insert, update, delete on messages.mailbox to ${app};
grant select, insert, update on messages.mailbox_place to ${app};
grant select, insert on messages.received to ${app};
grant usage on sequence messages.received_id_seq to ${app};

alter table messages.mailbox enable row level security;
alter table messages.mailbox force row level security;
drop policy if exists tenant on messages.mailbox;
create policy tenant on messages.mailbox using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.mailbox_place enable row level security;
alter table messages.mailbox_place force row level security;
drop policy if exists tenant on messages.mailbox_place;
create policy tenant on messages.mailbox_place using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.received enable row level security;
alter table messages.received force row level security;
drop policy if exists tenant on messages.received;
create policy tenant on messages.received using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- portal: a link is opened and revoked, an answer stays as it was given.
grant usage on schema portal to ${app};
grant select, insert, update on portal.policy to ${app};
grant select, insert on portal.link, portal.answer, portal.item_document to ${app};
grant update (revoked_at, revoked_by, opened_at) on portal.link to ${app};
grant update (withdrawn_at) on portal.item_document to ${app};
grant usage on sequence portal.link_id_seq, portal.answer_id_seq, portal.item_document_id_seq to ${app};

alter table portal.policy enable row level security;
alter table portal.policy force row level security;
drop policy if exists tenant on portal.policy;
create policy tenant on portal.policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table portal.link enable row level security;
alter table portal.link force row level security;
drop policy if exists tenant on portal.link;
create policy tenant on portal.link using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table portal.answer enable row level security;
alter table portal.answer force row level security;
drop policy if exists tenant on portal.answer;
create policy tenant on portal.answer using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table portal.item_document enable row level security;
alter table portal.item_document force row level security;
drop policy if exists tenant on portal.item_document;
create policy tenant on portal.item_document using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
grant select, insert, update, delete on messages.mail_domain to ${app};
alter table messages.mail_domain enable row level security;
alter table messages.mail_domain force row level security;
drop policy if exists tenant on messages.mail_domain;
create policy tenant on messages.mail_domain using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- A pile taken back gives its letters free; the pile itself stays.
grant select, insert, update on messages.letterhead, messages.sheet, messages.print_batch to ${app};
grant select, insert, delete on messages.batch_letter to ${app};
grant usage on sequence messages.print_batch_id_seq to ${app};

alter table messages.letterhead enable row level security;
alter table messages.letterhead force row level security;
drop policy if exists tenant on messages.letterhead;
create policy tenant on messages.letterhead using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.sheet enable row level security;
alter table messages.sheet force row level security;
drop policy if exists tenant on messages.sheet;
create policy tenant on messages.sheet using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.print_batch enable row level security;
alter table messages.print_batch force row level security;
drop policy if exists tenant on messages.print_batch;
create policy tenant on messages.print_batch using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.batch_letter enable row level security;
alter table messages.batch_letter force row level security;
drop policy if exists tenant on messages.batch_letter;
create policy tenant on messages.batch_letter using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- A change asked for is answered, never reworded; a notice is sent.
grant select, insert on messages.iban_change, messages.notice to ${app};
grant update (state, settled_at, settled_name) on messages.iban_change to ${app};
grant update (attempts, last_error, sent_at) on messages.notice to ${app};
grant usage on sequence messages.iban_change_id_seq, messages.notice_id_seq to ${app};

alter table messages.iban_change enable row level security;
alter table messages.iban_change force row level security;
drop policy if exists tenant on messages.iban_change;
create policy tenant on messages.iban_change using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table messages.notice enable row level security;
alter table messages.notice force row level security;
drop policy if exists tenant on messages.notice;
create policy tenant on messages.notice using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- payments: direct debits. A file stays as it was made; what a bank said is never changed.
grant select, insert, update on payments.creditor, payments.mandate, payments.collection to ${app};
grant select, insert on payments.debit_file, payments.collection_answer to ${app};
grant update (presented_at, presented_by) on payments.debit_file to ${app};
grant usage on sequence payments.mandate_id_seq, payments.debit_file_id_seq, payments.collection_id_seq to ${app};

alter table payments.creditor enable row level security;
alter table payments.creditor force row level security;
drop policy if exists tenant on payments.creditor;
create policy tenant on payments.creditor using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.mandate enable row level security;
alter table payments.mandate force row level security;
drop policy if exists tenant on payments.mandate;
create policy tenant on payments.mandate using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.debit_file enable row level security;
alter table payments.debit_file force row level security;
drop policy if exists tenant on payments.debit_file;
create policy tenant on payments.debit_file using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.collection enable row level security;
alter table payments.collection force row level security;
drop policy if exists tenant on payments.collection;
create policy tenant on payments.collection using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table payments.collection_answer enable row level security;
alter table payments.collection_answer force row level security;
drop policy if exists tenant on payments.collection_answer;
create policy tenant on payments.collection_answer using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

grant select, insert on payments.payer_change to ${app};
grant update (state, settled_at, settled_name) on payments.payer_change to ${app};
grant usage on sequence payments.payer_change_id_seq to ${app};
alter table payments.payer_change enable row level security;
alter table payments.payer_change force row level security;
drop policy if exists tenant on payments.payer_change;
create policy tenant on payments.payer_change using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

grant select, insert on payments.deposit_slip, payments.instrument, payments.instrument_part to ${app};
grant update (state, slip_id, credit_id, settled_on, reason) on payments.instrument to ${app};
grant usage on sequence payments.deposit_slip_id_seq, payments.instrument_id_seq to ${app};
grant select on payments.money_hold to ${app};
alter table payments.deposit_slip enable row level security;
alter table payments.deposit_slip force row level security;
drop policy if exists tenant on payments.deposit_slip;
create policy tenant on payments.deposit_slip using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table payments.instrument enable row level security;
alter table payments.instrument force row level security;
drop policy if exists tenant on payments.instrument;
create policy tenant on payments.instrument using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table payments.instrument_part enable row level security;
alter table payments.instrument_part force row level security;
drop policy if exists tenant on payments.instrument_part;
create policy tenant on payments.instrument_part using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- payments: what a person decided of what is left is undone, never deleted.
grant select, insert on payments.adjustment to ${app};
grant update (item_id, credit_id, undone_at, undone_by) on payments.adjustment to ${app};
grant usage on sequence payments.adjustment_id_seq to ${app};

alter table payments.adjustment enable row level security;
alter table payments.adjustment force row level security;
drop policy if exists tenant on payments.adjustment;
create policy tenant on payments.adjustment using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- registers: an insolvency is ended, never deleted; a notice read stays read.
grant usage on schema registers to ${app};
grant select, insert on registers.answer, registers.question_count, registers.register_key, registers.watched,
    registers.notice, registers.insolvency to ${app};
grant update (part, answered_at) on registers.answer to ${app};
grant update (asked) on registers.question_count to ${app};
grant update (sealed_key, changed_at) on registers.register_key to ${app};
grant delete on registers.register_key to ${app};
grant update (siren, read_on) on registers.watched to ${app};
grant update (ended_on, end_reason, ended_by) on registers.insolvency to ${app};
grant usage on sequence registers.insolvency_id_seq to ${app};

alter table registers.answer enable row level security;
alter table registers.answer force row level security;
drop policy if exists tenant on registers.answer;
create policy tenant on registers.answer using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table registers.question_count enable row level security;
alter table registers.question_count force row level security;
drop policy if exists tenant on registers.question_count;
create policy tenant on registers.question_count using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table registers.register_key enable row level security;
alter table registers.register_key force row level security;
drop policy if exists tenant on registers.register_key;
create policy tenant on registers.register_key using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table registers.watched enable row level security;
alter table registers.watched force row level security;
drop policy if exists tenant on registers.watched;
create policy tenant on registers.watched using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table registers.notice enable row level security;
alter table registers.notice force row level security;
drop policy if exists tenant on registers.notice;
create policy tenant on registers.notice using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table registers.insolvency enable row level security;
alter table registers.insolvency force row level security;
drop policy if exists tenant on registers.insolvency;
create policy tenant on registers.insolvency using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- portal: an invitation is sent and never reworded.
grant select, insert on portal.invitation to ${app};
alter table portal.invitation enable row level security;
alter table portal.invitation force row level security;
drop policy if exists tenant on portal.invitation;
create policy tenant on portal.invitation using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- payments: pages of a provider. A link changes where it stands, a payout by which line it came.
grant select, insert, update, delete on payments.card_account to ${app};
grant select, insert on payments.payment_link, payments.payment_link_part, payments.payment_event, payments.payout to ${app};
grant update (state, reference, url, expires_at, settled_at, receipt_id) on payments.payment_link to ${app};
grant update (receipt_id, arrives_on) on payments.payout to ${app};
grant usage on sequence payments.payment_link_id_seq to ${app};
alter table payments.card_account enable row level security;
alter table payments.card_account force row level security;
drop policy if exists tenant on payments.card_account;
create policy tenant on payments.card_account using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table payments.payment_link enable row level security;
alter table payments.payment_link force row level security;
drop policy if exists tenant on payments.payment_link;
create policy tenant on payments.payment_link using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table payments.payment_link_part enable row level security;
alter table payments.payment_link_part force row level security;
drop policy if exists tenant on payments.payment_link_part;
create policy tenant on payments.payment_link_part using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table payments.payment_event enable row level security;
alter table payments.payment_event force row level security;
drop policy if exists tenant on payments.payment_event;
create policy tenant on payments.payment_event using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table payments.payout enable row level security;
alter table payments.payout force row level security;
drop policy if exists tenant on payments.payout;
create policy tenant on payments.payout using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- customers: where goods go. A place is ended, not deleted.
grant select, insert on customers.delivery_address to ${app};
grant update (ended_at) on customers.delivery_address to ${app};
grant usage on sequence customers.delivery_address_id_seq to ${app};
alter table customers.delivery_address enable row level security;
alter table customers.delivery_address force row level security;
drop policy if exists tenant on customers.delivery_address;
create policy tenant on customers.delivery_address using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
grant select, insert, update, delete on customers.completeness to ${app};
alter table customers.completeness enable row level security;
alter table customers.completeness force row level security;
drop policy if exists tenant on customers.completeness;
create policy tenant on customers.completeness using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- sales: an order and a quote change their state; versions, lines, changes and what was said stay.
grant usage on schema sales to ${app};
grant select, insert on sales.item, sales.price, sales.condition, sales.policy, sales.counter, sales.quote, sales.quote_line, sales.sales_order, sales.order_line, sales.delivered, sales.order_change, sales.quote_change, sales.deviation, sales.confirmation, sales.deposit, sales.deposit_receipt to ${app};
grant update on sales.item, sales.price, sales.condition, sales.policy, sales.counter, sales.quote, sales.sales_order, sales.delivered, sales.deviation, sales.confirmation, sales.deposit, sales.deposit_receipt to ${app};
grant usage on sequence sales.item_id_seq, sales.price_id_seq, sales.condition_id_seq, sales.quote_id_seq, sales.sales_order_id_seq, sales.deposit_id_seq, sales.deposit_receipt_id_seq to ${app};

alter table sales.item enable row level security;
alter table sales.item force row level security;
drop policy if exists tenant on sales.item;
create policy tenant on sales.item using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.price enable row level security;
alter table sales.price force row level security;
drop policy if exists tenant on sales.price;
create policy tenant on sales.price using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.condition enable row level security;
alter table sales.condition force row level security;
drop policy if exists tenant on sales.condition;
create policy tenant on sales.condition using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.policy enable row level security;
alter table sales.policy force row level security;
drop policy if exists tenant on sales.policy;
create policy tenant on sales.policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.counter enable row level security;
alter table sales.counter force row level security;
drop policy if exists tenant on sales.counter;
create policy tenant on sales.counter using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.quote enable row level security;
alter table sales.quote force row level security;
drop policy if exists tenant on sales.quote;
create policy tenant on sales.quote using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.quote_line enable row level security;
alter table sales.quote_line force row level security;
drop policy if exists tenant on sales.quote_line;
create policy tenant on sales.quote_line using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.sales_order enable row level security;
alter table sales.sales_order force row level security;
drop policy if exists tenant on sales.sales_order;
create policy tenant on sales.sales_order using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.order_line enable row level security;
alter table sales.order_line force row level security;
drop policy if exists tenant on sales.order_line;
create policy tenant on sales.order_line using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.delivered enable row level security;
alter table sales.delivered force row level security;
drop policy if exists tenant on sales.delivered;
create policy tenant on sales.delivered using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.order_change enable row level security;
alter table sales.order_change force row level security;
drop policy if exists tenant on sales.order_change;
create policy tenant on sales.order_change using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.quote_change enable row level security;
alter table sales.quote_change force row level security;
drop policy if exists tenant on sales.quote_change;
create policy tenant on sales.quote_change using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.deviation enable row level security;
alter table sales.deviation force row level security;
drop policy if exists tenant on sales.deviation;
create policy tenant on sales.deviation using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.confirmation enable row level security;
alter table sales.confirmation force row level security;
drop policy if exists tenant on sales.confirmation;
create policy tenant on sales.confirmation using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.deposit enable row level security;
alter table sales.deposit force row level security;
drop policy if exists tenant on sales.deposit;
create policy tenant on sales.deposit using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table sales.deposit_receipt enable row level security;
alter table sales.deposit_receipt force row level security;
drop policy if exists tenant on sales.deposit_receipt;
create policy tenant on sales.deposit_receipt using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- credit: what was decided is added to, never changed; a hold and a ruling are settled.
grant usage on schema credit to ${app};
grant select, insert on credit.limit_only, credit.credit_limit, credit.exchange_rate, credit.cover_change, credit.decision, credit.waiver to ${app};
grant select, insert, update on credit.policy, credit.commitment, credit.hold to ${app};
grant select, insert, delete on credit.decider to ${app};
grant delete on credit.limit_only to ${app};
grant select, insert on credit.cover, credit.ruling to ${app};
grant update (granted_cents, state, from_on, until_on) on credit.cover to ${app};
grant update (state, second, second_at) on credit.ruling to ${app};
grant select on credit.committed to ${app};
grant usage on sequence credit.credit_limit_id_seq, credit.exchange_rate_id_seq, credit.cover_id_seq, credit.decision_id_seq,
    credit.hold_id_seq, credit.ruling_id_seq, credit.waiver_id_seq to ${app};

alter table credit.policy enable row level security;
alter table credit.policy force row level security;
drop policy if exists tenant on credit.policy;
create policy tenant on credit.policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.decider enable row level security;
alter table credit.decider force row level security;
drop policy if exists tenant on credit.decider;
create policy tenant on credit.decider using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.limit_only enable row level security;
alter table credit.limit_only force row level security;
drop policy if exists tenant on credit.limit_only;
create policy tenant on credit.limit_only using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.credit_limit enable row level security;
alter table credit.credit_limit force row level security;
drop policy if exists tenant on credit.credit_limit;
create policy tenant on credit.credit_limit using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.exchange_rate enable row level security;
alter table credit.exchange_rate force row level security;
drop policy if exists tenant on credit.exchange_rate;
create policy tenant on credit.exchange_rate using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.cover enable row level security;
alter table credit.cover force row level security;
drop policy if exists tenant on credit.cover;
create policy tenant on credit.cover using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.cover_change enable row level security;
alter table credit.cover_change force row level security;
drop policy if exists tenant on credit.cover_change;
create policy tenant on credit.cover_change using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.commitment enable row level security;
alter table credit.commitment force row level security;
drop policy if exists tenant on credit.commitment;
create policy tenant on credit.commitment using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.decision enable row level security;
alter table credit.decision force row level security;
drop policy if exists tenant on credit.decision;
create policy tenant on credit.decision using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.hold enable row level security;
alter table credit.hold force row level security;
drop policy if exists tenant on credit.hold;
create policy tenant on credit.hold using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.ruling enable row level security;
alter table credit.ruling force row level security;
drop policy if exists tenant on credit.ruling;
create policy tenant on credit.ruling using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table credit.waiver enable row level security;
alter table credit.waiver force row level security;
drop policy if exists tenant on credit.waiver;
create policy tenant on credit.waiver using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- terms: a version, a sending and an acceptance stay as they were; a version may be withdrawn.
grant usage on schema terms to ${app};
grant select, insert on terms.version, terms.document, terms.page, terms.sending, terms.acceptance to ${app};
grant update (withdrawn_at, withdrawn_by) on terms.version to ${app};
grant usage on sequence terms.version_id_seq, terms.sending_id_seq, terms.acceptance_id_seq to ${app};

alter table terms.version enable row level security;
alter table terms.version force row level security;
drop policy if exists tenant on terms.version;
create policy tenant on terms.version using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table terms.document enable row level security;
alter table terms.document force row level security;
drop policy if exists tenant on terms.document;
create policy tenant on terms.document using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table terms.page enable row level security;
alter table terms.page force row level security;
drop policy if exists tenant on terms.page;
create policy tenant on terms.page using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table terms.sending enable row level security;
alter table terms.sending force row level security;
drop policy if exists tenant on terms.sending;
create policy tenant on terms.sending using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table terms.acceptance enable row level security;
alter table terms.acceptance force row level security;
drop policy if exists tenant on terms.acceptance;
create policy tenant on terms.acceptance using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- evidence: a timestamp is waited for, then kept.
grant select, insert on evidence.timestamp to ${app};
grant update (next_at, attempts, last_error, token, stamped_at, authority) on evidence.timestamp to ${app};
alter table evidence.timestamp enable row level security;
alter table evidence.timestamp force row level security;
drop policy if exists tenant on evidence.timestamp;
create policy tenant on evidence.timestamp using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- deliveries: what was signed, reserved and proved stays as it came.
grant usage on schema deliveries to ${app};
grant select, insert on deliveries.note, deliveries.line, deliveries.delivered_order, deliveries.counter, deliveries.transition,
    deliveries.link, deliveries.signature, deliveries.reserve, deliveries.proof, deliveries.policy to ${app};
grant update (state, delivered_on) on deliveries.note to ${app};
grant update (delivered) on deliveries.line to ${app};
grant update on deliveries.delivered_order, deliveries.counter, deliveries.policy to ${app};
grant update (opened_at, revoked_at, revoked_by) on deliveries.link to ${app};
grant usage on sequence deliveries.note_id_seq, deliveries.link_id_seq, deliveries.signature_id_seq, deliveries.proof_id_seq
    to ${app};

alter table deliveries.note enable row level security;
alter table deliveries.note force row level security;
drop policy if exists tenant on deliveries.note;
create policy tenant on deliveries.note using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.line enable row level security;
alter table deliveries.line force row level security;
drop policy if exists tenant on deliveries.line;
create policy tenant on deliveries.line using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.delivered_order enable row level security;
alter table deliveries.delivered_order force row level security;
drop policy if exists tenant on deliveries.delivered_order;
create policy tenant on deliveries.delivered_order using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.counter enable row level security;
alter table deliveries.counter force row level security;
drop policy if exists tenant on deliveries.counter;
create policy tenant on deliveries.counter using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.transition enable row level security;
alter table deliveries.transition force row level security;
drop policy if exists tenant on deliveries.transition;
create policy tenant on deliveries.transition using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.link enable row level security;
alter table deliveries.link force row level security;
drop policy if exists tenant on deliveries.link;
create policy tenant on deliveries.link using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.signature enable row level security;
alter table deliveries.signature force row level security;
drop policy if exists tenant on deliveries.signature;
create policy tenant on deliveries.signature using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.reserve enable row level security;
alter table deliveries.reserve force row level security;
drop policy if exists tenant on deliveries.reserve;
create policy tenant on deliveries.reserve using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.proof enable row level security;
alter table deliveries.proof force row level security;
drop policy if exists tenant on deliveries.proof;
create policy tenant on deliveries.proof using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

alter table deliveries.policy enable row level security;
alter table deliveries.policy force row level security;
drop policy if exists tenant on deliveries.policy;
create policy tenant on deliveries.policy using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- payments: what is to be told of money that came in; only where it stands changes.
grant select, insert on payments.collected_status to ${app};
grant update (state) on payments.collected_status to ${app};
grant usage on sequence payments.collected_status_id_seq to ${app};
alter table payments.collected_status enable row level security;
alter table payments.collected_status force row level security;
drop policy if exists tenant on payments.collected_status;
create policy tenant on payments.collected_status using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- claims: what was counted and given up is not rewritten; a count ends when the payment it rests on is taken back.
grant usage on schema claims to ${app};
grant select, insert on claims.claim, claims.waiver to ${app};
grant update (ended_at) on claims.claim to ${app};
grant usage on sequence claims.claim_id_seq, claims.waiver_id_seq to ${app};
alter table claims.claim enable row level security;
alter table claims.claim force row level security;
drop policy if exists tenant on claims.claim;
create policy tenant on claims.claim using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table claims.waiver enable row level security;
alter table claims.waiver force row level security;
drop policy if exists tenant on claims.waiver;
create policy tenant on claims.waiver using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- payments: what a column of a bank's list holds may be said otherwise, and forgotten.
grant select, insert, update, delete on payments.column_mapping to ${app};
grant delete on payments.file_problem to ${app};
alter table payments.column_mapping enable row level security;
alter table payments.column_mapping force row level security;
drop policy if exists tenant on payments.column_mapping;
create policy tenant on payments.column_mapping using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- customers: a merge is undone, not deleted.
grant select, insert on customers.merge, customers.told_apart to ${app};
grant update (undone_at, undone_by) on customers.merge to ${app};
grant usage on sequence customers.merge_id_seq to ${app};
alter table customers.merge enable row level security;
alter table customers.merge force row level security;
drop policy if exists tenant on customers.merge;
create policy tenant on customers.merge using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table customers.told_apart enable row level security;
alter table customers.told_apart force row level security;
drop policy if exists tenant on customers.told_apart;
create policy tenant on customers.told_apart using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- credit: the sum kept with its commitments.
grant select, insert, update on credit.standing to ${app};
alter table credit.standing enable row level security;
alter table credit.standing force row level security;
drop policy if exists tenant on credit.standing;
create policy tenant on credit.standing using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- claims: what was paid is taken back, never erased.
grant select, insert on claims.payment to ${app};
grant update (undone_at, undone_by) on claims.payment to ${app};
grant usage on sequence claims.payment_id_seq to ${app};
alter table claims.payment enable row level security;
alter table claims.payment force row level security;
drop policy if exists tenant on claims.payment;
create policy tenant on claims.payment using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);

-- registers: who ends an insolvency says whether it ever was.
grant update (mistaken) on registers.insolvency to ${app};
-- credit: where accounts stand from the threshold that alerts changes with what they owe.
grant select, insert, update on credit.limit_alert to ${app};
alter table credit.limit_alert enable row level security;
alter table credit.limit_alert force row level security;
drop policy if exists tenant on credit.limit_alert;
create policy tenant on credit.limit_alert using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
-- privacy: words of persons are erased; amounts, days and numbers are not. What was erased, and when, is never changed.
grant usage on schema privacy to ${app};
grant select, insert, update on privacy.retention_rule, privacy.data_subject to ${app};
grant select, insert on privacy.erased to ${app};
grant usage on sequence privacy.data_subject_id_seq, privacy.erased_id_seq to ${app};
grant update (label, reference) on ledger.entry to ${app};
grant update (reference) on ledger.open_item to ${app};
grant update (reference) on ledger.credit to ${app};
grant update (label, lines, postcode, town) on customers.delivery_address to ${app};
grant delete on messages.sheet to ${app};
grant update (from_address, from_name, subject, words) on messages.received to ${app};
grant update (subject, words) on messages.notice to ${app};
grant update (recipient, expires_at) on portal.link to ${app};
grant update (facts) on portal.invitation to ${app};
grant update (note) on portal.answer to ${app};
grant update (name) on portal.item_document to ${app};
grant delete on payments.payer to ${app};
grant update (why) on payments.promise_change to ${app};
grant update (why) on payments.plan_change to ${app};
grant update (iban, former_iban) on payments.payer_change to ${app};
grant update (payer, payer_iban, text, reference) on payments.receipt to ${app};
grant update (explanation) on payments.proposal to ${app};
grant update (drawer, reason) on payments.instrument to ${app};
grant update (reason) on payments.adjustment to ${app};
grant update (why) on disputes.transition to ${app};
grant update (facts, answer) on tasks.task to ${app};
grant delete on registers.answer, registers.watched to ${app};
grant update (note, answered_by, answered_as, answered_from) on sales.quote to ${app};
grant update (who, why) on sales.quote_change to ${app};
grant update (description) on sales.quote_line to ${app};
grant update (note) on sales.sales_order to ${app};
grant update (acknowledged_by, acknowledged_as, acknowledged_from, objection) on sales.confirmation to ${app};
grant update (who, why) on sales.order_change to ${app};
grant update (description) on sales.order_line to ${app};
grant update (note) on sales.deviation to ${app};
grant update (reason) on sales.condition to ${app};
grant update (note) on deliveries.reserve to ${app};
grant update (signer, signer_role, remark, who, origin, latitude, longitude, accuracy_metres) on deliveries.signature to ${app};
grant update (name) on deliveries.proof to ${app};
grant update (who, why) on deliveries.transition to ${app};
grant update (address, remark) on deliveries.note to ${app};
grant update (recipient, expires_at) on deliveries.link to ${app};
grant update (name, role, initials, address) on terms.acceptance to ${app};
grant update (why) on credit.credit_limit to ${app};
grant update (why) on credit.waiver to ${app};
grant update (why) on credit.ruling to ${app};
grant update (why) on credit.cover_change to ${app};
grant update (reason) on claims.waiver to ${app};
grant update (arguments) on imports.problem to ${app};
grant update (subject, detail) on access.audit_entry to ${app};
grant update (body) on webhooks.delivery to ${app};
grant update (who, origin, facts, erased_in) on evidence.happening to ${app};
grant update (name, content, erased_in) on evidence.document to ${app};
alter table privacy.retention_rule enable row level security;
alter table privacy.retention_rule force row level security;
drop policy if exists tenant on privacy.retention_rule;
create policy tenant on privacy.retention_rule using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table privacy.data_subject enable row level security;
alter table privacy.data_subject force row level security;
drop policy if exists tenant on privacy.data_subject;
create policy tenant on privacy.data_subject using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
alter table privacy.erased enable row level security;
alter table privacy.erased force row level security;
drop policy if exists tenant on privacy.erased;
create policy tenant on privacy.erased using (tenant_id = nullif(current_setting('maillon.tenant', true), '')::bigint);
