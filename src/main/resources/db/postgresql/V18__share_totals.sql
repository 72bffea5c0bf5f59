-- How often each post was shared in all: what share_count says of it, added up, with a row for every post. It lies apart from the
-- post, so that a share neither waits for those who write the post nor makes a new version of it. The most shared are read from the
-- end of an index, which therefore knows what is listed; the foreign key keeps that true, as it does beside what a post is filed
-- under.
create table share_total (
    post_id   uuid                        not null primary key,
    listed_at timestamp(6) with time zone not null,
    total     bigint                      not null,
    constraint share_total_listing foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade
);
alter table share_total add column listed boolean generated always as (listed_at > timestamp with time zone '0001-01-01 00:00:00+00') stored;
insert into share_total (post_id, listed_at, total) select id, listed_at, coalesce((select sum(counted + baseline) from share_count where share_count.post_id = post.id), 0) from post;
create index share_total_listed on share_total (listed, total desc, post_id desc);
