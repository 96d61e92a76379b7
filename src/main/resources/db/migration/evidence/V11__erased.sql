-- What names a person loses its words when the law keeps them no longer; the hashes stay, and prove the rest of the chain. erased_in is
-- the happening that says so, and names each hash with its ground.
alter table evidence.happening add column erased_in bigint;
alter table evidence.document add column erased_in bigint;
