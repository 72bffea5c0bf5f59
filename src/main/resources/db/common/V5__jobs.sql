-- Jobs that one of all instances runs, once or repeatedly. The library db-scheduler defines the names in this table.
create table scheduled_tasks (
    task_name            varchar(100)                not null,
    task_instance        varchar(100)                not null,
    task_data            bytea,
    execution_time       timestamp(6) with time zone not null,
    picked               boolean                     not null,
    picked_by            varchar(200),
    last_success         timestamp(6) with time zone,
    last_failure         timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp(6) with time zone,
    version              bigint                      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
-- Serves the search for jobs that are due.
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
-- Serves the search for jobs whose instance has died.
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
