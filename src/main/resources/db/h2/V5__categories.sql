-- path holds the ids from the root down to the category itself, each followed by a slash: "<root>/<child>/". Descendants
-- are those whose path begins with it, and no cycle can be written down.
create table category (
    id          uuid                        not null primary key,
    version     bigint                      not null,
    slug        varchar(120)                not null unique,
    name        varchar(200)                not null,
    description varchar(5000),
    parent_id   uuid                        references category (id),
    path        varchar(1000)               not null,
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);
create index category_parent on category (parent_id);
create index category_name on category (name, id);
create index category_path on category (path);
