-- What places a post in lists, as far as the databases differ: generated columns, the foreign keys of the tables with a copy of
-- listed_at, and one index.

-- True if the post is public or will be at its date. Conditions and indexes of all public lists begin with it.
alter table post add column listed boolean
    generated always as (trashed_at is null and status in ('PUBLISHED', 'SCHEDULED')) stored;

-- Date of publication of a post that is public or will be at its date, and the year 1 for any other post.
alter table post add column listed_at timestamp(6) with time zone
    generated always as (case when trashed_at is null and status in ('PUBLISHED', 'SCHEDULED') then published_at
        else timestamp with time zone '0001-01-01 00:00:00+00' end) stored;

-- Date that lists with drafts sort by, since a draft need not have a date of publication.
alter table post add column dated_at timestamp(6) with time zone
    generated always as (coalesce(published_at, created_at)) stored;

-- An index serves the search for the tags that begin with a language range only in the order of bytes.
alter table post alter column language set data type varchar(39) collate "C";

-- First subtag of the language. A list of posts in “en” also holds posts in “en-GB” (RFC 4647, §3.3.1).
alter table post add column primary_language varchar(39)
    generated always as (substring(language from 1 for position('-' in language || '-') - 1)) stored;

-- The same as post.listed.
alter table post_popularity add column listed boolean
    generated always as (listed_at > timestamp with time zone '0001-01-01 00:00:00+00') stored;

-- These foreign keys keep the copies of post.listed_at equal to the original, whichever program writes: they pass a new date on
-- and reject a row with another date. Only publishing, archiving, trashing and restoring a post change it.
alter table post add constraint post_listing unique (id, listed_at);
alter table post_author add constraint post_author_listing
    foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade;
alter table post_category add constraint post_category_listing
    foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade;
alter table post_tag add constraint post_tag_listing
    foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade;
alter table post_popularity add constraint post_popularity_listing
    foreign key (post_id, listed_at) references post (id, listed_at) on update cascade on delete cascade;

-- Serves lists of public posts, newest first. The status makes it possible to count posts without reading their rows.
create index post_listed_published on post (listed, published_at desc, id desc, status);

-- Bytes of a body, by which lists bound their pages. PostgreSQL knows the length of a text without reading it.
alter table post_content add column bytes bigint
    generated always as (octet_length(source) + octet_length(html)) stored;
