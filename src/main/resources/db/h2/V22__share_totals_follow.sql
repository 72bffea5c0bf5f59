-- A share writes neither of these tables any more: they follow the counts, a moment later. share_total says which number of shares made
-- here it has been brought up to. share_hour has a row for each hour in which a post was shared, written once: how often it had been
-- shared before. So a window holds what was counted since before the first such hour in it.
alter table share_total add column counted bigint default 0 not null;
update share_total set counted = coalesce((select sum(share_count.counted) from share_count where share_count.post_id = share_total.post_id), 0);

create table share_hour_since as select post_id, begins_at, sum(counted) over (partition by post_id order by begins_at desc) as counted_since from share_hour;
drop table share_hour;
create table share_hour (
    post_id        uuid                        not null references post (id) on delete cascade,
    begins_at      timestamp(6) with time zone not null,
    counted_before bigint                      not null,
    primary key (post_id, begins_at)
);
insert into share_hour (post_id, begins_at, counted_before) select s.post_id, s.begins_at, t.counted - s.counted_since from share_hour_since s join share_total t on t.post_id = s.post_id;
drop table share_hour_since;
create index share_hour_begin on share_hour (begins_at, post_id);
