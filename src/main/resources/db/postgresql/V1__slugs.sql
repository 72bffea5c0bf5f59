-- Every slug that is or was in use, and what it leads to. One table for current and former ones, so that the primary key
-- alone keeps a former slug from being taken by somebody else.
create table slug_claim (
    kind  varchar(16)  not null,
    slug  varchar(120) not null,
    owner uuid         not null,
    primary key (kind, slug)
);
create index slug_claim_owner on slug_claim (owner);
