create table post (
    id                 uuid                        not null primary key,
    version            bigint                      not null,
    slug               varchar(120)                not null unique,
    title              varchar(300)                not null,
    custom_excerpt     varchar(2000),
    auto_excerpt       varchar(10010)              not null,
    word_count         integer                     not null,
    status             varchar(16)                 not null check (status in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED')),
    language           varchar(39)                 not null,
    featured           boolean                     not null,
    published_at       timestamp(6) with time zone,
    published_by_id    uuid                        references author (id),
    created_at         timestamp(6) with time zone not null,
    updated_at         timestamp(6) with time zone not null,
    trashed_at         timestamp(6) with time zone,
    cover_image_url    varchar(2000),
    cover_image_alt    varchar(1000),
    cover_image_width  integer,
    cover_image_height integer,
    seo_title          varchar(300),
    seo_description    varchar(1000),
    seo_canonical_url  varchar(2000),
    seo_image_url      varchar(2000),
    seo_no_index       boolean                     not null,
    constraint post_published_has_date check (status <> 'PUBLISHED' or published_at is not null)
);
create index post_published on post (status, published_at desc, id desc);
create index post_updated on post (status, updated_at desc, id desc);
create index post_created on post (status, created_at desc, id desc);
create index post_title on post (status, title, id);
create index post_published_by on post (published_by_id);

-- The body lies apart: a list never reads it.
create table post_content (
    post_id uuid        not null primary key references post (id) on delete cascade,
    format  varchar(16) not null check (format in ('HTML', 'MARKDOWN')),
    source  text        not null,
    html    text        not null
);

create table post_author (
    post_id   uuid    not null references post (id) on delete cascade,
    position  integer not null,
    author_id uuid    not null references author (id),
    primary key (post_id, position)
);
create index post_author_author on post_author (author_id, post_id);

create table post_category (
    post_id     uuid    not null references post (id) on delete cascade,
    position    integer not null,
    category_id uuid    not null references category (id),
    primary key (post_id, position)
);
create index post_category_category on post_category (category_id, post_id);

create table post_tag (
    post_id  uuid    not null references post (id) on delete cascade,
    position integer not null,
    tag_id   uuid    not null references tag (id),
    primary key (post_id, position)
);
create index post_tag_tag on post_tag (tag_id, post_id);
