-- H2 stores text and bytea inside the row. Bodies and stored responses can be long, so they become large objects, which H2
-- stores apart from the row. PostgreSQL does so by itself.
alter table post_content alter column source set data type character large object;
alter table post_content alter column html set data type character large object;
alter table post_revision alter column fields set data type character large object;
alter table post_revision_content alter column source set data type character large object;
alter table working_copy alter column changes set data type character large object;
alter table stored_response alter column encrypted set data type binary large object;
alter table working_copy alter column rendered set data type character large object;

-- Bytes of a body, by which lists bound their pages.
alter table post_content add column bytes bigint
    generated always as (octet_length(source) + octet_length(html));
