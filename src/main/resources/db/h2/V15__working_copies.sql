-- What is to be different about a published post, as JSON; its version is the number of its newest revision.
create table post_draft (
    post_id             uuid                        not null primary key references post (id) on delete cascade,
    version             bigint                      not null,
    changes             character large object not null,
    content_revision    integer                     not null,
    review_requested_at timestamp(6) with time zone,
    updated_at          timestamp(6) with time zone not null
);
create index post_draft_review_requested on post_draft (review_requested_at);
