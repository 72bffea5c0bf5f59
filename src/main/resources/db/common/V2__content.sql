-- The site, its slugs, its categories and tags, and its posts with their bodies and bylines.

-- Settings of the site in one row. Where a column is null, the configuration of the service applies.
create table site (
    id          integer      not null primary key check (id = 1),
    version     bigint       not null,
    title       varchar(200),
    description varchar(1000),
    url         varchar(2000),
    language    varchar(39)
);
insert into site (id, version) values (1, 0);

-- Current and former slugs, each with the resource that it leads to. They share one table, so that the primary key alone keeps
-- a former slug from being claimed for another resource.
create table slug_claim (
    kind  varchar(16)  not null,
    slug  varchar(200) not null,
    -- Id of an author, a category, a tag or a post, depending on the kind.
    owner uuid         not null,
    primary key (kind, slug)
);
-- Serves the release and the transfer of all slugs of one resource.
create index slug_claim_owner on slug_claim (owner);
-- Reserves the slug of /posts/batch, which is an operation and not a post, under an id that no post has.
insert into slug_claim (kind, slug, owner) values ('POST', 'batch', '00000000-0000-0000-0000-000000000000');

create table category (
    id          uuid                        not null primary key,
    version     bigint                      not null,
    slug        varchar(200)                not null unique,
    name        varchar(200)                not null,
    -- Collation key of the name.
    name_collation bytea                    not null,
    description varchar(5000),
    parent_id   uuid                        references category (id),
    -- Ids from the root down to the category itself, each followed by a slash: "<root>/<child>/". The paths of all descendants
    -- begin with it, and a path cannot express a cycle.
    path        varchar(1000)               not null,
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);
-- Serves the list of a category's children, and the check that a deleted category has none.
create index category_parent on category (parent_id);
-- Serves lists of categories, which are sorted by name.
create index category_name on category (name_collation, id);
-- Serves the search for all descendants of a category.
create index category_path on category (path);

create table tag (
    id         uuid                        not null primary key,
    version    bigint                      not null,
    slug       varchar(200)                not null unique,
    name       varchar(100)                not null,
    -- Collation key of the name.
    name_collation bytea                   not null,
    -- The name in a folded form: “Ports”, “ports” and “PORTS” are one tag, “C” and “C++” are two.
    name_key   varchar(300)                not null unique,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
-- Serves the list of tags, which is sorted by name.
create index tag_name on tag (name_collation, id);

-- Posts without their bodies. V6__listing.sql adds four generated columns: listed, listed_at, dated_at and
-- primary_language. The indexes that
-- serve lists of posts are in V7__list_indexes.sql.
create table post (
    id                  uuid                        not null primary key,
    version             bigint                      not null,
    slug                varchar(200)                not null unique,
    -- True if the slug was generated from the title. The slug of a draft that was never public then follows its title.
    slug_generated      boolean                     default false not null,
    title               varchar(300)                not null,
    -- Collation key of the title, by which lists sort it in the order of Unicode, the same on every database.
    title_collation     bytea                       not null,
    custom_excerpt      varchar(2000),
    -- The beginning of the body, stored here because lists show it and never read bodies.
    auto_excerpt        varchar(10010)              not null,
    word_count          integer                     not null,
    status              varchar(16)                 not null check (status in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED')),
    -- BCP 47 language tag in canonical case.
    language            varchar(39)                 not null,
    featured            boolean                     not null,
    -- Date of publication. A scheduled post has one in the future, and a draft may already have one.
    published_at        timestamp(6) with time zone,
    -- Author who published the post first; null if it has never been public.
    published_by_id     uuid                        references author (id),
    -- Author who decided that the post is published at its date; null if it is not scheduled.
    scheduled_by_id     uuid                        references author (id),
    created_at          timestamp(6) with time zone not null,
    updated_at          timestamp(6) with time zone not null,
    -- Null if the post is not in the trash.
    trashed_at          timestamp(6) with time zone,
    cover_image_url     varchar(2000),
    cover_image_alt     varchar(1000),
    cover_image_width   integer,
    cover_image_height  integer,
    seo_title           varchar(300),
    seo_description     varchar(1000),
    seo_canonical_url   varchar(2000),
    seo_image_url       varchar(2000),
    seo_no_index        boolean                     not null,
    -- Number of the newest revision; 0 if the post has none.
    revision            integer                     default 0 not null,
    -- Number of the revision that introduced the current body; 0 if the post has no revision.
    content_revision    integer                     default 0 not null,
    -- Preview links carry the number that was current when they were created. A higher number revokes them all.
    preview_epoch       integer                     default 0 not null,
    -- Time since which a draft waits for an editor; null if it does not wait.
    review_requested_at timestamp(6) with time zone,
    -- Message between author and editor about the draft.
    review_note         varchar(2000),
    constraint post_published_has_date check (status <> 'PUBLISHED' or published_at is not null),
    constraint post_scheduled_has_date
        check (status <> 'SCHEDULED' or published_at is not null and scheduled_by_id is not null)
);
-- These two serve the deletion of an author, which looks for the author's posts and reassigns them.
create index post_published_by on post (published_by_id);
create index post_scheduled_by on post (scheduled_by_id);
-- Serves the list of the trash, and the job that empties it, oldest first.
create index post_trashed on post (trashed_at);
-- Serves the list of drafts that wait for an editor.
create index post_review_requested on post (review_requested_at);

-- Bodies, in a table of their own so that lists never read them.
create table post_content (
    post_id uuid        not null primary key references post (id) on delete cascade,
    format  varchar(16) not null check (format in ('HTML', 'MARKDOWN')),
    source  text        not null,
    html    text        not null,
    removed text        not null default '[]'
);

-- The byline, the categories and the tags of each post, in their order. listed_at is a copy of post.listed_at: with it, the
-- newest posts of an author, a category or a tag are read from the end of one index, as fast for a tag of five posts among a
-- million as for a tag of a third of them, whatever their dates. Reading all posts by date and checking the tag of each is
-- fast for some tags and very slow for others, and no planner can tell which.
-- The foreign keys on post_id are in V6__listing.sql, because PostgreSQL also maintains the copy with them.
create table post_author (
    post_id   uuid                        not null,
    position  integer                     not null,
    author_id uuid                        not null references author (id),
    listed_at timestamp(6) with time zone not null,
    primary key (post_id, position)
);
-- Serves the check whether one post has an author, where a list is sorted by something other than the date.
create index post_author_author on post_author (author_id, post_id);
-- Serves the list of an author's posts, newest first; position tells which row counts if a post matches several authors.
create index post_author_newest on post_author (author_id, listed_at desc, post_id desc, position);

create table post_category (
    post_id     uuid                        not null,
    position    integer                     not null,
    category_id uuid                        not null references category (id),
    listed_at   timestamp(6) with time zone not null,
    primary key (post_id, position)
);
-- Both serve categories as the two indexes above serve authors.
create index post_category_category on post_category (category_id, post_id);
create index post_category_newest on post_category (category_id, listed_at desc, post_id desc, position);

create table post_tag (
    post_id   uuid                        not null,
    position  integer                     not null,
    tag_id    uuid                        not null references tag (id),
    listed_at timestamp(6) with time zone not null,
    primary key (post_id, position)
);
-- Both serve tags as the two indexes of post_author serve authors.
create index post_tag_tag on post_tag (tag_id, post_id);
create index post_tag_newest on post_tag (tag_id, listed_at desc, post_id desc, position);
