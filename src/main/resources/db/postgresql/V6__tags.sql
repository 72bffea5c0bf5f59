-- name_key is the name folded, so that “Ports”, “ports” and “PORTS” are one tag, and “C” and “C++” two.
create table tag (
    id         uuid                        not null primary key,
    version    bigint                      not null,
    slug       varchar(120)                not null unique,
    name       varchar(100)                not null,
    name_key   varchar(300)                not null unique,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index tag_name on tag (name, id);
