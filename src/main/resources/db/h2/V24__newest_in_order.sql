-- With the status as its fourth column, H2 preferred a shorter index, and sorted all public posts for each page of the newest.
drop index post_listed_published;
create index post_listed_published on post (listed, published_at desc, id desc);
