-- When a post that is or will be public is so, and the year 1 for any other. What a post is filed under keeps that beside it, so
-- that the newest of an author, a category or a tag are read from the end of an index: as quickly for a tag of five posts among
-- a million as for one of a third of them, and wherever in time those lie. A walk through all posts by date, looking each up in
-- the tag, is quick for some and endless for others, and no planner can tell which.
--
-- The foreign keys keep it true, whoever writes: they pass a post's new date on, and refuse a row that says otherwise. Only
-- publishing, archiving and trashing pay for it. They stand for the keys of the post alone (which on H2 have no name, and stay).
alter table post add column listed_at timestamp(6) with time zone generated always as (case when trashed_at is null and status in ('PUBLISHED', 'SCHEDULED') then published_at else timestamp with time zone '0001-01-01 00:00:00+00' end) stored;
alter table post add constraint post_listing unique (id, listed_at);

alter table post_author add column listed_at timestamp(6) with time zone;
update post_author set listed_at = (select post.listed_at from post where post.id = post_author.post_id);
alter table post_author alter column listed_at set not null;
alter table post_author add constraint post_author_listing foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade;
alter table post_author drop constraint if exists post_author_post_id_fkey;
create index post_author_newest on post_author (author_id, listed_at desc, post_id desc, position);

alter table post_category add column listed_at timestamp(6) with time zone;
update post_category set listed_at = (select post.listed_at from post where post.id = post_category.post_id);
alter table post_category alter column listed_at set not null;
alter table post_category add constraint post_category_listing foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade;
alter table post_category drop constraint if exists post_category_post_id_fkey;
create index post_category_newest on post_category (category_id, listed_at desc, post_id desc, position);

alter table post_tag add column listed_at timestamp(6) with time zone;
update post_tag set listed_at = (select post.listed_at from post where post.id = post_tag.post_id);
alter table post_tag alter column listed_at set not null;
alter table post_tag add constraint post_tag_listing foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade;
alter table post_tag drop constraint if exists post_tag_post_id_fkey;
create index post_tag_newest on post_tag (tag_id, listed_at desc, post_id desc, position);

-- The newest in a language, and the newest that are featured, or are not.
create index post_listed_language on post (listed, language, published_at desc, id desc);
create index post_listed_featured on post (listed, featured, published_at desc, id desc);

-- With the status, by which posts are counted without a look at their rows.
drop index post_listed_published;
create index post_listed_published on post (listed, published_at desc, id desc, status);
