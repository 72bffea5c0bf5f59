-- Authors, the tokens that they call the service with, and the responses stored for repeated requests.

create table author (
    id          uuid                        not null primary key,
    version     bigint                      not null,
    slug        varchar(200)                not null unique,
    name        varchar(200)                not null,
    -- Collation key of the name, by which lists sort it in the order of Unicode, the same on every database.
    name_collation bytea                    not null,
    bio         varchar(5000),
    avatar_url  varchar(2000),
    website_url varchar(2000),
    email       varchar(320),
    role        varchar(16)                 not null check (role in ('CONTRIBUTOR', 'AUTHOR', 'EDITOR', 'ADMIN')),
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);
-- Serves the list of authors, which is sorted by name.
create index author_name on author (name_collation, id);

-- Links to the author's profiles elsewhere, in the order in which they are shown.
create table author_link (
    author_id uuid          not null references author (id) on delete cascade,
    position  integer       not null,
    network   varchar(50)   not null,
    url       varchar(2000) not null,
    primary key (author_id, position)
);

create table token (
    id         uuid                        not null primary key,
    author_id  uuid                        not null references author (id) on delete cascade,
    name       varchar(100)                not null,
    -- Collation key of the name.
    name_collation bytea                   not null,
    prefix     varchar(16)                 not null,
    -- SHA-256 of the token in hexadecimal digits. The token itself holds 256 random bits and is not stored.
    hash       varchar(64)                 not null unique,
    -- True for the token in the setting STANDFIRST_ADMIN_TOKEN, which an instance accepts only while it has that setting.
    is_setting boolean                     default false not null,
    -- Names separated by spaces.
    scopes     varchar(100)                not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone
);
-- Serves the list of an author's tokens, and the cascade from a deleted author.
create index token_author on token (author_id);

-- Responses to requests with an Idempotency-Key, replayed when the same request comes again.
create table stored_response (
    id              uuid                        not null primary key,
    token_id        uuid                        not null references token (id) on delete cascade,
    idempotency_key varchar(255)                not null,
    at              timestamp(6) with time zone not null,
    -- Encrypted with a key derived from the token of the request, so that the database alone does not reveal the response.
    encrypted       bytea                       not null,
    constraint stored_response_key unique (token_id, idempotency_key)
);
-- Serves the job that deletes expired responses, oldest first.
create index stored_response_at on stored_response (at);
