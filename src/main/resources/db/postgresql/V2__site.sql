-- One row. A column that is null follows the service's configuration.
create table site (
    id          integer      not null primary key check (id = 1),
    version     bigint       not null,
    title       varchar(200),
    description varchar(1000),
    url         varchar(2000),
    language    varchar(39)
);
insert into site (id, version) values (1, 0);
