-- Revisions and working copies of posts, preview links, and what remains of deleted posts.

-- The state of a post after each change, without its body.
create table post_revision (
    id               uuid                        not null primary key,
    post_id          uuid                        not null references post (id) on delete cascade,
    number           integer                     not null,
    at               timestamp(6) with time zone not null,
    -- Author of the change; null once the author has been deleted.
    by_id            uuid                        references author (id) on delete set null,
    -- The token of the request. A revision outlives its token, so there is no foreign key, and the name is copied.
    token_id         uuid,
    token_name       varchar(100),
    -- Names of the changed properties, separated by spaces.
    changed          varchar(400)                not null,
    -- True for a revision of the working copy, false for a revision of the post itself.
    draft            boolean                     not null,
    -- The post as JSON, as a client would send it to create it again.
    fields           text                        not null,
    -- Revision in post_revision_content that holds the body.
    content_revision integer                     not null,
    constraint post_revision_number unique (post_id, number)
);
-- Serves the job that deletes old revisions, oldest first.
create index post_revision_at on post_revision (at);
-- Serves the deletion of an author, which sets by_id to null.
create index post_revision_by on post_revision (by_id);

-- Bodies of revisions. Consecutive revisions with the same body share one row, under the number of the first of them.
create table post_revision_content (
    post_id  uuid        not null references post (id) on delete cascade,
    revision integer     not null,
    format   varchar(16) not null check (format in ('HTML', 'MARKDOWN')),
    source   text        not null,
    primary key (post_id, revision)
);

-- Working copies of published posts.
create table working_copy (
    post_id             uuid                        not null primary key references post (id) on delete cascade,
    -- Number of the newest revision of the working copy, so that no two working copies of one post share a version.
    version             bigint                      not null,
    -- The properties that differ from the published post, as JSON.
    changes             text                        not null,
    -- The rendered body, as JSON; null while the working copy has the body of the post.
    rendered            text,
    -- Revision in post_revision_content that holds the body.
    content_revision    integer                     not null,
    -- Copied from the changes, for the list of what waits for an editor.
    review_requested_at timestamp(6) with time zone,
    updated_at          timestamp(6) with time zone not null
);
-- Serves the list of working copies that wait for an editor.
create index working_copy_review_requested on working_copy (review_requested_at);

-- The key that signs preview links unless the configuration names one. The first preview link creates this row.
create table preview_key (
    id     integer     not null primary key check (id = 1),
    secret varchar(64) not null
);

-- Posts that have been public and were deleted for good: their addresses respond with 410 Gone and are never used again.
-- There is no foreign key, because the post no longer exists.
create table post_tombstone (
    post_id    uuid                        not null primary key,
    deleted_at timestamp(6) with time zone not null
);
