-- counted: shares made here. baseline: those taken over from another system.
create table share_count (
    post_id  uuid        not null references post (id) on delete cascade,
    network  varchar(50) not null,
    counted  bigint      not null,
    baseline bigint      not null,
    primary key (post_id, network)
);

-- Who shared what a moment ago, as a keyed hash of which the key is kept nowhere; removed once it has expired.
create table recent_share (
    visitor    varchar(64)                 not null primary key,
    expires_at timestamp(6) with time zone not null
);
create index recent_share_expiry on recent_share (expires_at);
