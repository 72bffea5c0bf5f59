-- H2's "on update cascade" works for one transaction at a time only. With two at once that published, trashed or restored posts, one of
-- them was refused, whose post had nothing to do with the other's. The program passes a post's date on now; PostgreSQL keeps the
-- foreign keys that do it there.
alter table post_author drop constraint post_author_listing;
alter table post_category drop constraint post_category_listing;
alter table post_tag drop constraint post_tag_listing;
alter table share_total drop constraint share_total_listing;
alter table post drop constraint post_listing;
alter table share_total add constraint share_total_post foreign key (post_id) references post (id) on delete cascade;

-- While one was passed on, rows that others wrote were not checked.
update post_author set listed_at = (select post.listed_at from post where post.id = post_id) where listed_at <> (select post.listed_at from post where post.id = post_id);
update post_category set listed_at = (select post.listed_at from post where post.id = post_id) where listed_at <> (select post.listed_at from post where post.id = post_id);
update post_tag set listed_at = (select post.listed_at from post where post.id = post_id) where listed_at <> (select post.listed_at from post where post.id = post_id);
update share_total set listed_at = (select post.listed_at from post where post.id = post_id) where listed_at <> (select post.listed_at from post where post.id = post_id);
