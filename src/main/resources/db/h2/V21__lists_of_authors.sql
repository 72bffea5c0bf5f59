-- The lists of those who see more than what is public. Of one status, such as all drafts, they are read in their order from an index
-- that begins with it; of any mix, from one over all posts, where what is not in the list is passed over. The date is the one that
-- such a list sorts by: a draft need not have one yet.
alter table post add column dated_at timestamp(6) with time zone generated always as (coalesce(published_at, created_at));
create index post_status_dated on post (status, dated_at desc, id desc, trashed_at);
create index post_status_updated on post (status, updated_at desc, id desc);
create index post_status_created on post (status, created_at desc, id desc);
create index post_status_title on post (status, title, id);
create index post_dated on post (dated_at desc, id desc);
create index post_updated on post (updated_at desc, id desc);
create index post_created on post (created_at desc, id desc);
create index post_title on post (title, id);

-- Nothing needs the status with the other date any more.
drop index post_published;
