-- Indexes that lists of posts are read from, in the order of the list and without a sort. Public posts, posts of one status and
-- posts of several statuses have one index for each sort key: date, last change, creation, title.

-- Public posts. Their index by date is post_listed_published in V6__listing.sql, because it differs between the databases.
create index post_listed_updated on post (listed, updated_at desc, id desc);
create index post_listed_created on post (listed, created_at desc, id desc);
create index post_listed_title on post (listed, title_collation, id);
-- Public posts in one language, whatever its region or script, and those that are or are not featured, newest first.
create index post_listed_language on post (listed, primary_language, published_at desc, id desc);
create index post_listed_featured on post (listed, featured, published_at desc, id desc);
-- Public posts in one variety of a language, which may be rare among the posts in that language.
create index post_listed_variety on post (listed, language, published_at desc, id desc);

-- Posts of one status, such as all drafts, for callers who see more than public posts. trashed_at leaves out the trash without
-- reading the rows.
create index post_status_dated on post (status, dated_at desc, id desc, trashed_at);
create index post_status_updated on post (status, updated_at desc, id desc);
create index post_status_created on post (status, created_at desc, id desc);
create index post_status_title on post (status, title_collation, id);

-- Posts of several statuses, for the same callers. The query skips posts that are not in the list.
create index post_dated on post (dated_at desc, id desc);
create index post_updated on post (updated_at desc, id desc);
create index post_created on post (created_at desc, id desc);
create index post_title on post (title_collation, id);

-- Public posts by popularity: all shares, and those of the last day, week and month.
create index post_popularity_listed on post_popularity (listed, total desc, post_id desc);
create index post_popularity_last_day on post_popularity (listed, last_day desc, post_id desc);
create index post_popularity_last_week on post_popularity (listed, last_week desc, post_id desc);
create index post_popularity_last_month on post_popularity (listed, last_month desc, post_id desc);
