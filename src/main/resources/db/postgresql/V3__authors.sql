create table author (
    id          uuid                        not null primary key,
    version     bigint                      not null,
    slug        varchar(120)                not null unique,
    name        varchar(200)                not null,
    bio         varchar(5000),
    avatar_url  varchar(2000),
    website_url varchar(2000),
    email       varchar(320),
    role        varchar(16)                 not null check (role in ('CONTRIBUTOR', 'AUTHOR', 'EDITOR', 'ADMIN')),
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);
create index author_name on author (name, id);

create table author_link (
    author_id uuid          not null references author (id) on delete cascade,
    position  integer       not null,
    network   varchar(50)   not null,
    url       varchar(2000) not null,
    primary key (author_id, position)
);
