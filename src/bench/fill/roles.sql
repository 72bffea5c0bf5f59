-- The database user of the service; runs once for a cluster.
select format('create role standfirst login password %L', :'password')
where not exists (select from pg_roles where rolname = 'standfirst')
\gexec
