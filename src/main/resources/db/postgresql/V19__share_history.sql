-- On which days (UTC) what share_count counts was shared, as far as that is known: from this migration on. What was taken over from
-- another system has no days.
create table share_day (
    post_id   uuid        not null references post (id) on delete cascade,
    shared_on date        not null,
    network   varchar(50) not null,
    counted   bigint      not null,
    primary key (post_id, shared_on, network)
);
