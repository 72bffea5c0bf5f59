-- Posts that readers had and that were deleted for good: their addresses say so, and nobody else may take them.
create table post_tombstone (
    post_id    uuid                        not null primary key,
    deleted_at timestamp(6) with time zone not null
);
create index post_trashed on post (trashed_at);
