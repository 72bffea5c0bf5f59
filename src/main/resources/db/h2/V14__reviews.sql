-- Drafts that wait for an editor, and what editors sent back with them.
alter table post add column review_requested_at timestamp(6) with time zone;
alter table post add column review_note varchar(2000);
create index post_review_requested on post (review_requested_at);
