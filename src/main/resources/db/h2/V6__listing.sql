-- What places a post in lists, as far as the databases differ: generated columns, the foreign keys of the tables with a copy of
-- listed_at, and one index. The generated columns are those of PostgreSQL without the word "stored", which H2 does not accept.

-- True if the post is public or will be at its date. Conditions and indexes of all public lists begin with it.
alter table post add column listed boolean
    generated always as (trashed_at is null and status in ('PUBLISHED', 'SCHEDULED'));

-- Date of publication of a post that is public or will be at its date, and the year 1 for any other post.
alter table post add column listed_at timestamp(6) with time zone
    generated always as (case when trashed_at is null and status in ('PUBLISHED', 'SCHEDULED') then published_at
        else timestamp with time zone '0001-01-01 00:00:00+00' end);

-- Date that lists with drafts sort by, since a draft need not have a date of publication.
alter table post add column dated_at timestamp(6) with time zone
    generated always as (coalesce(published_at, created_at));

-- First subtag of the language. A list of posts in “en” also holds posts in “en-GB” (RFC 4647, §3.3.1).
alter table post add column primary_language varchar(39)
    generated always as (substring(language from 1 for position('-' in language || '-') - 1));

-- The same as post.listed.
alter table post_popularity add column listed boolean
    generated always as (listed_at > timestamp with time zone '0001-01-01 00:00:00+00');

-- The program copies post.listed_at to these tables whenever it changes (see ListingDates). On PostgreSQL, foreign keys with
-- "on update cascade" do that. On H2 they work for one transaction at a time only: when two transactions published, trashed or
-- restored different posts at once, H2 rejected one of them.
alter table post_author add foreign key (post_id) references post (id) on delete cascade;
alter table post_category add foreign key (post_id) references post (id) on delete cascade;
alter table post_tag add foreign key (post_id) references post (id) on delete cascade;
alter table post_popularity add constraint post_popularity_post foreign key (post_id) references post (id) on delete cascade;

-- Serves lists of public posts, newest first. With the status as a fourth column, as on PostgreSQL, H2 prefers a shorter index
-- and sorts all public posts for each list page.
create index post_listed_published on post (listed, published_at desc, id desc);
