-- What is to be done at a time, by one instance: the table of the library db-scheduler, in its makers' words.
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
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Who decided that the post is to be published at its date.
alter table post add column scheduled_by_id uuid references author (id);
create index post_scheduled_by on post (scheduled_by_id);
alter table post add constraint post_scheduled_has_date check (status <> 'SCHEDULED' or published_at is not null and scheduled_by_id is not null);

-- Whether the post is public, or will be at its date: what every public list begins with, and so its indexes do.
alter table post add column listed boolean generated always as (trashed_at is null and status in ('PUBLISHED', 'SCHEDULED'));
drop index post_updated;
drop index post_created;
drop index post_title;
create index post_listed_published on post (listed, published_at desc, id desc);
create index post_listed_updated on post (listed, updated_at desc, id desc);
create index post_listed_created on post (listed, created_at desc, id desc);
create index post_listed_title on post (listed, title, id);
