-- Share counts, and the popularity that follows them.
--
-- A share writes share_count, share_day and recent_share. post_popularity and share_hour follow a moment later, because to write
-- them with each share would cost more than to count it.

create table share_count (
    post_id  uuid        not null references post (id) on delete cascade,
    network  varchar(50) not null,
    -- Shares counted by this service.
    counted  bigint      not null,
    -- Shares taken over from another system.
    baseline bigint      not null,
    primary key (post_id, network)
);

-- Shares by day in UTC. Days of shares that were taken over from another system are unknown and missing here.
create table share_day (
    post_id   uuid        not null references post (id) on delete cascade,
    shared_on date        not null,
    network   varchar(50) not null,
    counted   bigint      not null,
    primary key (post_id, shared_on, network)
);

-- Visitors who shared a moment ago, so that a repeated share is not counted.
create table recent_share (
    -- Keyed hash of the visitor, the post and the network. The key changes daily and is never in the database.
    visitor    varchar(64)                 not null primary key,
    expires_at timestamp(6) with time zone not null
);
-- Serves the job that deletes expired rows.
create index recent_share_expiry on recent_share (expires_at);

-- Popularity: all shares of each post, and its shares in the last day, week and month, with one row for every post. It is
-- apart from the post, so that a share neither waits for writers of the post nor changes its version. Lists of the most shared
-- posts are read from the end of an index, which therefore needs to know which posts are public: V6__listing.sql adds the
-- generated column listed for it, and the foreign key on post_id.
create table post_popularity (
    post_id    uuid                        not null primary key,
    -- Copy of post.listed_at.
    listed_at  timestamp(6) with time zone not null,
    -- Sum of counted and baseline in share_count.
    total      bigint                      not null,
    -- The sum of share_count.counted that this row was last brought up to.
    counted    bigint                      default 0 not null,
    last_day   bigint                      default 0 not null,
    last_week  bigint                      default 0 not null,
    last_month bigint                      default 0 not null
);

-- One row for each hour in which a post was shared, written once and deleted some time after the hour has left the longest
-- popularity window. The shares in a window are the current count less the count before the first hour of the window.
create table share_hour (
    post_id        uuid                        not null references post (id) on delete cascade,
    begins_at      timestamp(6) with time zone not null,
    -- Shares of the post counted before this hour.
    counted_before bigint                      not null,
    primary key (post_id, begins_at)
);
-- Serves the job that finds the posts shared in hours that have left a window, and deletes expired hours.
create index share_hour_begin on share_hour (begins_at, post_id);

-- The hour up to which that job has brought the windows, in one row.
create table share_roll (
    id        integer                     not null primary key check (id = 1),
    rolled_to timestamp(6) with time zone not null
);
insert into share_roll (id, rolled_to) values (1, timestamp with time zone '2000-01-01 00:00:00+00');
