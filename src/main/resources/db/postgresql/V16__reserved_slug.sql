-- /posts/batch is no post: nobody may be called so. Its owner is nobody, whose id no post has.
insert into slug_claim (kind, slug, owner)
select 'POST', 'batch', cast('00000000-0000-0000-0000-000000000000' as uuid)
where not exists (select 1 from slug_claim where kind = 'POST' and slug = 'batch');
