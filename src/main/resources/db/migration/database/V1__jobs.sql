-- The scheduler's own table: shared by all nodes, outside the tenant model.
create table database.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_execution on database.scheduled_task (execution_time);
create index scheduled_task_heartbeat on database.scheduled_task (last_heartbeat);
