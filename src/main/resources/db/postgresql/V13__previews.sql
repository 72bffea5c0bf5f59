-- Counted up to revoke all preview links that a post has.
alter table post add column preview_epoch integer default 0 not null;

-- One row, made with the first preview link: what signs them where no setting does.
create table preview_key (
    id     integer     not null primary key check (id = 1),
    secret varchar(64) not null
);
