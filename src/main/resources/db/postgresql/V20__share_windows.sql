-- How often each post was shared of late, kept beside its total, so that what is shared most now is read from the end of an index as
-- well. Shares are gathered by the hour, for as long as the longest window reaches back; once an hour has left a window, the posts that
-- were shared in it are added up anew for that window. share_roll says up to which hour that has been done.
create table share_hour (
    post_id   uuid                        not null references post (id) on delete cascade,
    begins_at timestamp(6) with time zone not null,
    counted   bigint                      not null,
    primary key (post_id, begins_at)
);
create index share_hour_begin on share_hour (begins_at, post_id);

create table share_roll (
    id        integer                     not null primary key check (id = 1),
    rolled_to timestamp(6) with time zone not null
);
insert into share_roll (id, rolled_to) values (1, timestamp with time zone '2000-01-01 00:00:00+00');

alter table share_total add column last_day bigint default 0 not null;
alter table share_total add column last_week bigint default 0 not null;
alter table share_total add column last_month bigint default 0 not null;
create index share_total_last_day on share_total (listed, last_day desc, post_id desc);
create index share_total_last_week on share_total (listed, last_week desc, post_id desc);
create index share_total_last_month on share_total (listed, last_month desc, post_id desc);
