-- The token itself is nowhere: hash is the SHA-256 of 256 random bits, in hex.
create table token (
    id         uuid                        not null primary key,
    author_id  uuid                        not null references author (id) on delete cascade,
    name       varchar(100)                not null,
    prefix     varchar(16)                 not null,
    hash       varchar(64)                 not null unique,
    scopes     varchar(100)                not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone
);
create index token_author on token (author_id);
