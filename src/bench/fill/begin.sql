-- Material of the posts: words, paragraphs, authors, categories and tags. Always the same: all random choices are computed from the number of
-- the item. Runs once for a database, after the service has created its tables.
set synchronous_commit = off;

create schema bench;

-- A number from 0 to many - 1, the same for the same n and salt.
create function bench.pick(n bigint, salt bigint, many integer) returns integer
    language sql immutable parallel safe
    return (hashint8extended(n, salt) & 2147483647) % many;

-- A UUIDv7: the time in milliseconds, and a hash instead of random bits.
create function bench.id(kind text, n bigint, at timestamptz) returns uuid
    language sql immutable parallel safe
    return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(kind || n), 1, 3) || '8'
            || substr(md5(kind || n), 4, 15))::uuid;

-- Post n is published five minutes after post n - 1; a million of them fill nine and a half years.
create function bench.published(n bigint) returns timestamptz
    language sql immutable parallel safe
    return timestamptz '2015-06-01 06:00:00+00' + n * interval '5 minutes';

create unlogged table bench.word as
select n::integer - 1 as n, word
from string_to_table('harbour tide ferry lantern chart anchor quay signal current breakwater pilot salt storm island channel keel '
    'rudder compass beacon fog sailor voyage market council budget bridge river city school teacher winter summer garden forest '
    'mountain valley train station ticket engine railway museum painter portrait theatre actor stage music concert violin '
    'kitchen bread recipe table window door street lamp letter paper ink printer newspaper editor deadline story chapter '
    'novel reader library archive record memory silence morning evening night light shadow colour stone timber copper iron '
    'glass wool linen leather button thread needle tailor clock minute hour season weather forecast cloud thunder rain snow '
    'wind wave shore sand shell gull heron otter salmon orchard apple cider barrel cellar attic roof chimney smoke ember '
    'ash and but or with without under over between beyond across toward against after before during until while because '
    'although once again never always often seldom slowly quietly early late long short narrow wide deep shallow bright dark '
    'old new first last other same every each many few some little great small open closed empty full heavy gentle sharp '
    'writes reads walks sails carries builds repairs counts measures remembers forgets answers asks begins ends waits returns '
    'the a of in to for on at by from as is was it that this who which where when how why not only also than then', ' ')
    with ordinality as words(word, n);

-- A paragraph of one or two sentences with about sixty words and inline markup; about every fifth is a list.
create unlogged table bench.paragraph as
with said as (
    select p as n, array_agg(word order by w) as words
    from generate_series(0, 1999) as p
        cross join generate_series(1, 56 + p % 9) as w
        join bench.word on word.n = bench.pick(p * 100 + w, 1, (select count(*)::integer from bench.word))
    group by p
)
select n::integer as n,
       cardinality(words) as words,
       initcap(words[1]) || ' ' || array_to_string(words[2:15], ' ') || '…' as excerpt,
       case when n % 5 = 4
           then '<ul><li>' || array_to_string(words[:20], ' ') || '</li><li>' || array_to_string(words[21:40], ' ')
               || '</li><li>' || array_to_string(words[41:], ' ') || '</li></ul>'
           else '<p>' || initcap(words[1]) || ' ' || array_to_string(words[2:20], ' ') || ', <em>'
               || array_to_string(words[21:24], ' ') || '</em> ' || array_to_string(words[25:40], ' ') || ' <a href="https://example.org/'
               || words[41] || '">' || words[41] || '</a> ' || array_to_string(words[42:], ' ') || '.</p>'
       end as html
from said;
alter table bench.paragraph add primary key (n);

create unlogged table bench.author as
select n, bench.id('author', n, bench.published(0)) as id from generate_series(0, 99) as n;
create unlogged table bench.category as
select n, bench.id('category', n, bench.published(0)) as id, case when n > 5 then n % 6 end as above from generate_series(0, 29) as n;
create unlogged table bench.tag as
select n, bench.id('tag', n, bench.published(0)) as id from generate_series(0, 299) as n;

insert into author (id, version, slug, name, name_collation, bio, role, created_at, updated_at)
select made.id, 0, 'author-' || made.n, initcap(first.word) || ' ' || initcap(second.word),
       convert_to(first.word || ' ' || second.word, 'UTF8'), 'Writes about ' || second.word || '.', 'AUTHOR',
       bench.published(0), bench.published(0)
from bench.author as made
    join bench.word as first on first.n = made.n
    join bench.word as second on second.n = 30 + bench.pick(made.n, 2, 60);

-- Six categories at the top, and four below each.
insert into category (id, version, slug, name, name_collation, parent_id, path, created_at, updated_at)
select made.id, 0, 'category-' || made.n, initcap(word) || ' ' || made.n, convert_to(word || ' ' || made.n, 'UTF8'), parent.id, coalesce(parent.id || '/', '') || made.id || '/',
       bench.published(0), bench.published(0)
from bench.category as made
    left join bench.category as parent on parent.n = made.above
    join bench.word on word.n = made.n + 20
order by made.n;

insert into tag (id, version, slug, name, name_key, name_collation, created_at, updated_at)
select made.id, 0, 'tag-' || made.n, word || ' ' || made.n, word || ' ' || made.n, convert_to(word || ' ' || made.n, 'UTF8'), bench.published(0), bench.published(0)
from bench.tag as made join bench.word on word.n = made.n % 120;

insert into slug_claim (kind, slug, owner)
select 'AUTHOR', slug, id from author where slug like 'author-%'
union all select 'CATEGORY', slug, id from category
union all select 'TAG', slug, id from tag;

analyze bench.word, bench.paragraph, bench.author, bench.category, bench.tag;
