# shellcheck shell=bash
# Writes: new posts, changed bodies, and batches of a hundred new posts. The ceiling is pgbench with the inserts that a post cannot do
# without: its row, its body, its slug, its author, its categories and tags, in one transaction.

write_connections=8
# In seconds, for each kind of write. Warming up until the JIT rests would fill the database.
write_warm_up=25

measure_writes() {
    local posts database round target
    check_needs java postgres wrk curl
    build_jar
    start_postgres "${data:-$workspace/data}"
    for posts in ${sizes//,/ }; do
        database=posts_$posts
        fill_database "$posts"
        start_service writes "$database"
        find_categories "$database"
        drive_writes 1 create
        write_minimal_inserts "$database"
        say "Warming up"
        for target in create patch batch; do
            drive_writes "$write_warm_up" "$target"
        done
        forget_measured "$database"
        sql "$database" "vacuum analyze"
        for ((round = 1; round <= rounds; round++)); do
            say "$posts posts: round $round of $rounds"
            measure_write "$posts" create 1
            measure_minimal_inserts "$posts" "$database"
            measure_write "$posts" patch 1
            measure_write "$posts" batch 100
        done
        stop_service writes
        note_sizes "$posts" "$database"
        forget_measured "$database"
    done
}

find_categories() { # database
    readarray -t categories < <(sql "$1" "select slug from category order by path desc limit 2")
}

# Sends writes, and sets "measured" like drive.
drive_writes() { # seconds, which (create, patch, batch)
    local line
    line=$("${own_session[@]}" wrk -t 1 -c "$write_connections" -d "${1}s" --timeout 30s -s "$bench/writes.lua" "${service_url[writes]}" \
        -- "$2" "$admin_token" "${categories[@]}" | grep '^RESULT') || fail "wrk failed on $2"
    read -r -a measured <<<"${line#RESULT }"
}

# Records the rate, and the CPU time of the service and of the database, of posts and not of requests.
measure_write() { # posts, which, posts of a request
    local server database written errors
    server=$(cpu_micros "${service_pid[writes]}")
    database=$(cpu_micros "$postgres_pid")
    drive_writes "$seconds" "$2"
    server=$(($(cpu_micros "${service_pid[writes]}") - server))
    database=$(($(cpu_micros "$postgres_pid") - database))
    written=$(((measured[0] > 0 ? measured[0] : 1) * $3))
    errors=$((measured[4] + measured[5]))
    record "$1" "$2" service "$((written * 1000000 / measured[1]))" "${measured[2]}" "${measured[3]}" "$((server / written))" \
        "$((database / written))" "$errors" "$written"
    ((errors == 0)) || say "!!! $2: ${measured[4]} responses were errors, ${measured[5]} requests had no response"
}

write_minimal_inserts() { # database
    local folder=$workspace/pgbench/inserts post author
    mkdir -p "$folder"
    post=$(sql "$1" "select p.id from post p join slug_claim s on s.owner = p.id order by p.id limit 1")
    author=$(sql "$1" "select author_id from post_author limit 1")
    cat >"$folder/script.sql" <<SQL
begin;
select gen_random_uuid() as id, 'measured-' || gen_random_uuid() as slug \gset
insert into slug_claim (kind, slug, owner) values ('POST', :slug, :id);
insert into post (id, version, slug, title, title_collation, auto_excerpt, word_count, status, language, featured, published_at,
    published_by_id, created_at, updated_at, seo_no_index)
    values (:id, 0, :slug, :slug, convert_to(:slug, 'UTF8'), :slug, 600, 'PUBLISHED', 'en', false, now(), '$author', now(), now(), false);
insert into post_content (post_id, format, source, html, removed) select :id, format, source, html, removed from post_content where post_id = '$post';
insert into post_author (post_id, position, author_id, listed_at) select id, 0, '$author', listed_at from post where id = :id;
insert into post_category (post_id, position, category_id, listed_at)
    select p.id, row_number() over () - 1, c.id, p.listed_at from post p, category c where p.id = :id and c.slug in ('${categories[0]}', '${categories[1]}');
insert into post_tag (post_id, position, tag_id, listed_at)
    select p.id, row_number() over () - 1, t.id, p.listed_at from post p, tag t where p.id = :id and t.slug in ('measured', 'benchmark');
end;
SQL
}

measure_minimal_inserts() { # posts, database
    local pgbench cpu
    cpu=$(cpu_micros "$postgres_pid")
    drive_pgbench "$write_connections" "$workspace/pgbench/inserts/script.sql" "$2"
    cpu=$(($(cpu_micros "$postgres_pid") - cpu))
    record "$1" create ceiling "${pgbench[@]:0:3}" 0 "$((cpu / pgbench[3]))" 0 "${pgbench[3]}"
}

# The ten largest tables, with their indexes and the rows that are dead.
note_sizes() { # posts, database
    local line
    while IFS='|' read -r -a line; do
        note "$1 posts: ${line[0]}: table ${line[1]}, indexes ${line[2]}, ${line[3]} rows, of which ${line[4]} are dead"
    done < <(sql "$2" "select relname, pg_size_pretty(pg_table_size(relid)), pg_size_pretty(pg_indexes_size(relid)), n_live_tup + n_dead_tup, n_dead_tup
        from pg_stat_user_tables order by pg_total_relation_size(relid) desc limit 10")
}

# Removes the new posts, so that a kept database stays nearly the same; the changed bodies stay.
forget_measured() { # database
    sql "$1" "create temporary table written as select id from post where slug like 'measured-%';
        delete from slug_claim where kind = 'POST' and owner in (select id from written);
        delete from post where id in (select id from written)"
}
