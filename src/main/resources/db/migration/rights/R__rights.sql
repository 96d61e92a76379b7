-- Who may do what: roles, grants and policies of every module, in one place. The application's role owns nothing.
-- Runs again whenever it changes: a table that comes gets its grants here, and with them its policy at the end.
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

-- The directory of people, keys and links, outside row security: read before the tenant is known.
grant select, insert, update on access.member, access.api_key, access.setup_link to ${app};
grant select, insert, update, delete on access.membership to ${app};
grant select, insert on access.audit_entry to ${app};
grant usage on sequence access.member_id_seq, access.api_key_id_seq, access.audit_entry_id_seq to ${app};

-- messages: what was said is never deleted; a handover is withdrawn when the server refused or a person says "send again".
grant usage on schema messages to ${app};
grant select, insert, update on messages.sender, messages.message to ${app};
grant select, insert, delete on messages.handover to ${app};
grant usage on sequence messages.message_id_seq to ${app};

-- reminders: what was said is never deleted, only withdrawn at the door.
grant usage on schema reminders to ${app};
grant select, insert on reminders.scenario, reminders.step to ${app};
grant update (is_default) on reminders.scenario to ${app};
grant select, insert, update on reminders.policy, reminders.review, reminders.journal, reminders.pause to ${app};
grant select, insert on reminders.step_taken to ${app};
grant update (withdrawn_on, withdrawn_because) on reminders.step_taken to ${app};
grant usage on sequence reminders.scenario_id_seq, reminders.pause_id_seq to ${app};

-- A throw-away company may be kept under a name.
grant update (name, purpose) on access.tenant to ${app};

-- Problems of an import are found anew when it is run again.
grant delete on imports.problem to ${app};

-- What programs asked under a key of their own, for a day.
grant usage on schema api to ${app};
grant select, insert, update, delete on api.idempotency_key to ${app};

grant update (country, language) on access.tenant to ${app};

-- tasks: what was asked and answered stays; a task is closed, never deleted.
grant usage on schema tasks to ${app};
grant select, insert on tasks.task to ${app};
grant update (state, result, answer, closed_at, closed_by) on tasks.task to ${app};
grant usage on sequence tasks.task_id_seq to ${app};

-- What is known of a customer beside its address.
grant select, insert, update on customers.profile to ${app};

-- Scenarios: a draft is written anew at will; of what went live only its standing changes.
grant update (state, moves, live_on, spacing_days, contacts_per_week, transit_days) on reminders.scenario to ${app};
grant delete on reminders.scenario, reminders.step to ${app};
grant select, insert, update, delete on reminders.scenario_rule, reminders.scenario_of_account, reminders.scenario_of_item to ${app};

grant select, insert, update, delete on customers.billing_address to ${app};

-- webhooks: what was delivered is forgotten after a month.
grant usage on schema webhooks to ${app};
grant select, insert, update on webhooks.endpoint to ${app};
grant select, insert, update, delete on webhooks.delivery to ${app};
grant usage on sequence webhooks.endpoint_id_seq, webhooks.delivery_id_seq to ${app};

-- evidence: what was kept and recorded is never changed; only the end of the chain moves.
grant usage on schema evidence to ${app};
grant select, insert on evidence.document, evidence.happening, evidence.attachment to ${app};
grant select, insert, update on evidence.head to ${app};

-- disputes: a dispute changes its state, each change is a row of its own that stays.
grant usage on schema disputes to ${app};
grant select, insert, update on disputes.dispute to ${app};
grant select, insert on disputes.transition to ${app};
grant select on disputes.disputed_item to ${app};
grant usage on sequence disputes.dispute_id_seq to ${app};

-- payments: promises, repayment plans and the holds of receipts not yet matched.
grant usage on schema payments to ${app};
grant select, insert, update on payments.promise_policy, payments.promise, payments.repayment_plan, payments.plan_instalment,
    payments.receipt_hold to ${app};
grant select, insert on payments.promise_change, payments.plan_item, payments.plan_change to ${app};
grant select on payments.plan_hold to ${app};
grant usage on sequence payments.promise_id_seq, payments.repayment_plan_id_seq to ${app};

-- reminders: what was tried, and how far it is.
grant select, insert, update on reminders.simulation to ${app};
grant usage on sequence reminders.simulation_id_seq to ${app};

-- messages.template: a version is never changed.
grant select, insert on messages.template to ${app};

-- payments: what a bank told is never deleted; proposals are found anew, and what was learned is forgotten.
grant usage on schema payments to ${app};
grant select, insert, update on payments.statement_file, payments.matching_policy, payments.discount_terms, payments.payer to ${app};
grant delete on payments.discount_terms to ${app};
grant select, insert on payments.file_problem, payments.statement, payments.receipt, payments.booking, payments.undone to ${app};
grant update (state, automatic, decided_at, decided_by, version) on payments.receipt to ${app};
grant update (taken_back_at) on payments.booking to ${app};
grant select, insert, delete on payments.proposal, payments.undone to ${app};
grant usage on sequence payments.statement_file_id_seq, payments.statement_id_seq, payments.receipt_id_seq, payments.booking_id_seq to ${app};

-- Who agreed to which step stays.
grant select, insert on reminders.approval to ${app};

-- reminders: experiments are ended, never deleted.
grant select, insert on reminders.experiment to ${app};
grant update (ended_on) on reminders.experiment to ${app};
grant usage on sequence reminders.experiment_id_seq to ${app};

grant select, insert, update, delete on messages.carrier_account to ${app};

-- messages: what came in is never changed.
grant select, insert, update, delete on messages.mailbox to ${app};
grant select, insert, update on messages.mailbox_place to ${app};
grant select, insert on messages.received to ${app};
grant usage on sequence messages.received_id_seq to ${app};

-- portal: a link is opened and revoked, an answer stays as it was given.
grant usage on schema portal to ${app};
grant select, insert, update on portal.policy to ${app};
grant select, insert on portal.link, portal.answer, portal.item_document to ${app};
grant update (revoked_at, revoked_by, opened_at) on portal.link to ${app};
grant update (withdrawn_at) on portal.item_document to ${app};
grant usage on sequence portal.link_id_seq, portal.answer_id_seq, portal.item_document_id_seq to ${app};

grant select, insert, update, delete on messages.mail_domain to ${app};

-- A pile taken back gives its letters free; the pile itself stays.
grant select, insert, update on messages.letterhead, messages.sheet, messages.print_batch to ${app};
grant select, insert, delete on messages.batch_letter to ${app};
grant usage on sequence messages.print_batch_id_seq to ${app};

-- A change asked for is answered, never reworded; a notice is sent.
grant select, insert on messages.iban_change, messages.notice to ${app};
grant update (state, settled_at, settled_name) on messages.iban_change to ${app};
grant update (attempts, last_error, sent_at) on messages.notice to ${app};
grant usage on sequence messages.iban_change_id_seq, messages.notice_id_seq to ${app};

-- payments: direct debits. A file stays as it was made; what a bank said is never changed.
grant select, insert, update on payments.creditor, payments.mandate, payments.collection to ${app};
grant select, insert on payments.debit_file, payments.collection_answer to ${app};
grant update (presented_at, presented_by) on payments.debit_file to ${app};
grant usage on sequence payments.mandate_id_seq, payments.debit_file_id_seq, payments.collection_id_seq to ${app};

grant select, insert on payments.payer_change to ${app};
grant update (state, settled_at, settled_name) on payments.payer_change to ${app};
grant usage on sequence payments.payer_change_id_seq to ${app};
grant select, insert on payments.deposit_slip, payments.instrument, payments.instrument_part to ${app};
grant update (state, slip_id, credit_id, settled_on, reason) on payments.instrument to ${app};
grant usage on sequence payments.deposit_slip_id_seq, payments.instrument_id_seq to ${app};
grant select on payments.money_hold to ${app};

-- payments: what a person decided of what is left is undone, never deleted.
grant select, insert on payments.adjustment to ${app};
grant update (item_id, credit_id, undone_at, undone_by) on payments.adjustment to ${app};
grant usage on sequence payments.adjustment_id_seq to ${app};

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

-- portal: an invitation is sent and never reworded.
grant select, insert on portal.invitation to ${app};

-- payments: pages of a provider. A link changes where it stands, a payout by which line it came.
grant select, insert, update, delete on payments.card_account to ${app};
grant select, insert on payments.payment_link, payments.payment_link_part, payments.payment_event, payments.payout to ${app};
grant update (state, reference, url, expires_at, settled_at, receipt_id) on payments.payment_link to ${app};
grant update (receipt_id, arrives_on) on payments.payout to ${app};
grant usage on sequence payments.payment_link_id_seq to ${app};

-- customers: where goods go. A place is ended, not deleted.
grant select, insert on customers.delivery_address to ${app};
grant update (ended_at) on customers.delivery_address to ${app};
grant usage on sequence customers.delivery_address_id_seq to ${app};
grant select, insert, update, delete on customers.completeness to ${app};

-- sales: an order and a quote change their state; versions, lines, changes and what was said stay.
grant usage on schema sales to ${app};
grant select, insert on sales.item, sales.price, sales.condition, sales.policy, sales.counter, sales.quote, sales.quote_line, sales.sales_order, sales.order_line, sales.delivered, sales.order_change, sales.quote_change, sales.deviation, sales.confirmation, sales.deposit, sales.deposit_receipt to ${app};
grant update on sales.item, sales.price, sales.condition, sales.policy, sales.counter, sales.quote, sales.sales_order, sales.delivered, sales.deviation, sales.confirmation, sales.deposit, sales.deposit_receipt to ${app};
grant usage on sequence sales.item_id_seq, sales.price_id_seq, sales.condition_id_seq, sales.quote_id_seq, sales.sales_order_id_seq, sales.deposit_id_seq, sales.deposit_receipt_id_seq to ${app};

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

-- terms: a version, a sending and an acceptance stay as they were; a version may be withdrawn.
grant usage on schema terms to ${app};
grant select, insert on terms.version, terms.document, terms.page, terms.sending, terms.acceptance to ${app};
grant update (withdrawn_at, withdrawn_by) on terms.version to ${app};
grant usage on sequence terms.version_id_seq, terms.sending_id_seq, terms.acceptance_id_seq to ${app};

-- evidence: a timestamp is waited for, then kept.
grant select, insert on evidence.timestamp to ${app};
grant update (next_at, attempts, last_error, token, stamped_at, authority) on evidence.timestamp to ${app};

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

-- payments: what is to be told of money that came in; only where it stands changes.
grant select, insert on payments.collected_status to ${app};
grant update (state) on payments.collected_status to ${app};
grant usage on sequence payments.collected_status_id_seq to ${app};

-- claims: what was counted and given up is not rewritten; a count ends when the payment it rests on is taken back.
grant usage on schema claims to ${app};
grant select, insert on claims.claim, claims.waiver to ${app};
grant update (ended_at) on claims.claim to ${app};
grant usage on sequence claims.claim_id_seq, claims.waiver_id_seq to ${app};

-- payments: what a column of a bank's list holds may be said otherwise, and forgotten.
grant select, insert, update, delete on payments.column_mapping to ${app};
grant delete on payments.file_problem to ${app};

-- customers: a merge is undone, not deleted.
grant select, insert on customers.merge, customers.told_apart to ${app};
grant update (undone_at, undone_by) on customers.merge to ${app};
grant usage on sequence customers.merge_id_seq to ${app};

-- credit: the sum kept with its commitments.
grant select, insert, update on credit.standing to ${app};

-- claims: what was paid is taken back, never erased.
grant select, insert on claims.payment to ${app};
grant update (undone_at, undone_by) on claims.payment to ${app};
grant usage on sequence claims.payment_id_seq to ${app};

-- registers: who ends an insolvency says whether it ever was.
grant update (mistaken) on registers.insolvency to ${app};

-- credit: where accounts stand from the threshold that alerts changes with what they owe.
grant select, insert, update on credit.limit_alert to ${app};

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

-- A row with a tenant is seen and written by that tenant alone, but for the directory, which is read before the tenant is known.
-- The setting is read in a query of its own, once a statement: read for each row, it doubled the cost of writing many.
do $$
declare
    kept regclass;
begin
    for kept in
        select c.oid from pg_class c
          join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_'
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
         where c.relkind in ('r', 'p')
           and c.oid not in ('access.membership'::regclass, 'access.api_key'::regclass, 'access.setup_link'::regclass)
         order by n.nspname, c.relname
    loop
        execute format('alter table %s enable row level security', kept);
        execute format('alter table %s force row level security', kept);
        execute format('drop policy if exists tenant on %s', kept);
        execute format(
            $policy$create policy tenant on %s
                      using (tenant_id = (select nullif(current_setting('maillon.tenant', true), '')::bigint))$policy$,
            kept);
    end loop;
end $$;
