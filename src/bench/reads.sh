# shellcheck shell=bash
# The main measurement: cached reads, uncached reads, and reads mixed with writes, each compared with its ceiling.

measure_reads() {
    local posts
    check_needs java postgres wrk nginx curl
    build_jar
    start_postgres "${data:-$workspace/data}"
    start_nginx
    for posts in ${sizes//,/ }; do
        fill_database "$posts"
        measure_size "$posts"
    done
}

measure_size() { # number of posts
    local posts=$1 database=posts_$1 round target extra
    say "$posts posts: starting"
    start_service cached "$database"
    start_service uncached "$database" STANDFIRST_CACHE_WEIGHT=0
    find_deep_cursor "${service_url[cached]}" "$posts"
    for target in "${cached_targets[@]}"; do
        wanted "$target" && copy_response "$target" "${service_url[cached]}$(path_of "$target" "$posts")"
    done
    reload_nginx
    for target in "${uncached_targets[@]}"; do
        wanted "$target" && capture_statements "$database" "$target" "${service_url[uncached]}$(path_of "$target" "$posts")"
    done
    warm_up_targets "$posts"
    for ((round = 1; round <= rounds; round++)); do
        say "$posts posts: round $round of $rounds"
        for target in "${cached_targets[@]}"; do
            wanted "$target" || continue
            readarray -t extra < <(wrk_arguments_of "$target")
            measure_http "$posts" "$target" service "${service_pid[cached]}" "${service_url[cached]}$(path_of "$target" "$posts")" "${extra[@]}"
            measure_http "$posts" "$target" ceiling "$nginx_pid" "$nginx_url/$target" "${extra[@]}"
        done
        for target in "${uncached_targets[@]}"; do
            wanted "$target" || continue
            measure_http "$posts" "$target" service "${service_pid[uncached]}" "${service_url[uncached]}$(path_of "$target" "$posts")"
            measure_pgbench "$posts" "$target" "$target" "$database"
        done
    done
    # Writes come last, because they change the data of the other targets.
    if wanted mixed; then
        say "$posts posts: mixed"
        drive "$((seconds / 2 + 1))" "${service_url[cached]}" mixed "$posts" "$admin_token"
        for ((round = 1; round <= rounds; round++)); do
            measure_http "$posts" mixed service "${service_pid[cached]}" "${service_url[cached]}" mixed "$posts" "$admin_token"
        done
    fi
    stop_service cached
    stop_service uncached
    forget_writes "$database"
}

# In seconds; slow targets reach this limit before a hundred thousand reads.
cached_warm_up=60

# Notes the resident memory after many cached reads, and sends load until the JIT has compiled everything.
warm_up_targets() { # number of posts
    local posts=$1 target reads=0 before=-1 extra begun=$SECONDS
    say "$posts posts: warming up"
    while ((before < reads && reads < 100000 && SECONDS - begun < cached_warm_up)); do
        before=$reads
        for target in "${cached_targets[@]}"; do
            wanted "$target" || continue
            readarray -t extra < <(wrk_arguments_of "$target")
            drive 2 "${service_url[cached]}$(path_of "$target" "$posts")" "${extra[@]}"
            reads=$((reads + measured[0]))
        done
    done
    if ((reads > 0)); then
        note "Resident memory after the first $reads cached reads, of $posts posts: $(resident_mb "${service_pid[cached]}") MB"
    fi
    for target in "${cached_targets[@]}"; do
        wanted "$target" || continue
        readarray -t extra < <(wrk_arguments_of "$target")
        warm_up "${service_pid[cached]}" "$target" drive "${service_url[cached]}$(path_of "$target" "$posts")" "${extra[@]}"
    done
    for target in "${uncached_targets[@]}"; do
        if wanted "$target"; then
            warm_up "${service_pid[uncached]}" "$target" drive "${service_url[uncached]}$(path_of "$target" "$posts")"
        fi
    done
}

# Removes the written posts, so that a kept database stays the same except for titles.
forget_writes() { # database
    sql "$1" "create temporary table written as select p.id from post p join post_tag t on t.post_id = p.id join tag on tag.id = t.tag_id where tag.slug = 'measured';
        delete from slug_claim where kind = 'POST' and owner in (select id from written);
        delete from post where id in (select id from written)"
}
