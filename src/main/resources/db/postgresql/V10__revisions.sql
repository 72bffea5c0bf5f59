-- The numbers of the newest revision, and of the one in which the body came about; 0 where none has been kept.
alter table post add column revision integer default 0 not null;
alter table post add column content_revision integer default 0 not null;

-- What a post was after each change. Whoever made it may be gone, and so may the token: its name is kept.
create table post_revision (
    id               uuid                        not null primary key,
    post_id          uuid                        not null references post (id) on delete cascade,
    number           integer                     not null,
    at               timestamp(6) with time zone not null,
    by_id            uuid                        references author (id) on delete set null,
    token_id         uuid,
    token_name       varchar(100),
    changed          varchar(400)                not null,
    draft            boolean                     not null,
    fields           text not null,
    content_revision integer                     not null,
    constraint post_revision_number unique (post_id, number)
);
create index post_revision_at on post_revision (at);
create index post_revision_by on post_revision (by_id);

-- A body, once for all the revisions that have it.
create table post_revision_content (
    post_id  uuid        not null references post (id) on delete cascade,
    revision integer     not null,
    format   varchar(16) not null check (format in ('HTML', 'MARKDOWN')),
    source   text not null,
    primary key (post_id, revision)
);
