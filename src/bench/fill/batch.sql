-- Posts :first to :last, each published, with a body of about six hundred words.
set synchronous_commit = off;
begin;

create temporary table batch on commit drop as
select post as n, bench.id('post', post, bench.published(post)) as id, bench.published(post) as at,
       'post-' || post as slug,
       initcap(a.word) || ' ' || b.word || ' ' || c.word || ' ' || d.word || ' ' || e.word as title,
       bench.pick(post, 20, 2000) as paragraph
from generate_series(:first::integer, :last::integer) as post
    join bench.word as a on a.n = bench.pick(post, 11, 120)
    join bench.word as b on b.n = bench.pick(post, 12, 200)
    join bench.word as c on c.n = bench.pick(post, 13, 120)
    join bench.word as d on d.n = bench.pick(post, 14, 200)
    join bench.word as e on e.n = bench.pick(post, 15, 120);
analyze batch;

insert into post (id, version, slug, title, title_collation, custom_excerpt, auto_excerpt, word_count, status, language, featured, published_at,
                  published_by_id, created_at, updated_at, cover_image_url, cover_image_alt, cover_image_width, cover_image_height,
                  seo_no_index)
select batch.id, 0, batch.slug, title, convert_to(lower(title), 'UTF8'),
       case when batch.n % 4 = 0 then title || ', told in one sentence by the one who was there.' end,
       paragraph.excerpt, 600, 'PUBLISHED', case when batch.n % 10 = 0 then 'pl' else 'en' end, batch.n % 50 = 0, at,
       author.id, at, at,
       case when batch.n % 2 = 0 then 'https://images.example.org/' || batch.slug || '.jpg' end,
       case when batch.n % 2 = 0 then title end,
       case when batch.n % 2 = 0 then 1600 end, case when batch.n % 2 = 0 then 900 end, false
from batch
    join bench.paragraph on paragraph.n = batch.paragraph
    join bench.author on author.n = bench.pick(batch.n, 30, 100)
order by batch.n;

insert into post_content (post_id, format, source, html)
select id, 'HTML', html, html
from (
    select batch.n, batch.id, string_agg(paragraph.html, E'\n' order by place) as html
    from batch
        cross join generate_series(0, 9) as place
        join bench.paragraph on paragraph.n = case when place = 0 then batch.paragraph else bench.pick(batch.n, 20 + place, 2000) end
    group by batch.n, batch.id
) as body
order by n;

insert into post_author (post_id, position, author_id, listed_at)
select batch.id, position, author.id, batch.at
from batch
    cross join generate_series(0, 1) as position
    join bench.author on author.n = (bench.pick(batch.n, 30, 100) + position * (1 + bench.pick(batch.n, 31, 98))) % 100
where position = 0 or batch.n % 5 = 0
order by batch.n, position;

-- Mostly categories of the second level, as on real sites.
insert into post_category (post_id, position, category_id, listed_at)
select batch.id, position, category.id, batch.at
from batch
    cross join generate_series(0, 1) as position
    join bench.category on category.n = 6 + (bench.pick(batch.n, 40, 24) + position * (1 + bench.pick(batch.n, 41, 22))) % 24
where position = 0 or batch.n % 3 = 0
order by batch.n, position;

-- None to three tags: few tags are on many posts, and many tags on few.
insert into post_tag (post_id, position, tag_id, listed_at)
select batch.id, position, tag.id, batch.at
from batch
    cross join generate_series(0, 2) as position
    join bench.tag on tag.n = (bench.pick(batch.n, 50, 300) * bench.pick(batch.n, 51, 300) / 300 + position * 101) % 300
where position < batch.n % 4
order by batch.n, position;

insert into slug_claim (kind, slug, owner)
select 'POST', slug, id from batch order by n;

insert into share_count (post_id, network, counted, baseline)
select batch.id, network, 1 + bench.pick(batch.n, 60, 400), 0
from batch cross join (values ('facebook', 4), ('email', 8)) as shared(network, every)
where batch.n % every = 0
order by batch.n, network;

insert into post_popularity (post_id, listed_at, total, counted)
select batch.id, at, coalesce(sum(counted + baseline), 0), coalesce(sum(counted), 0)
from batch
    left join share_count on share_count.post_id = batch.id
group by batch.n, batch.id, at
order by batch.n;

commit;
