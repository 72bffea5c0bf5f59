# shellcheck shell=bash
# Shares: one post that everybody shares, and a thousand that some share more than others; beside what a transaction for each share
# comes to, by pgbench on PostgreSQL and, as nothing else drives H2, by the service itself when it writes each by itself. And readers, alone and while others share.

share_connections=128
# Milliseconds that who shares, and who reads, waits between two requests where both do so at once: some thousands a second of each,
# and a machine that is not full, for on a full one everybody waits for everybody.
share_pause=40
read_pause=20

# Before wrk, where readers are not to wait for a core.
ahead=()

measure_shares() {
    local posts=1000 database round
    database=posts_$posts
    check_needs java postgres wrk curl
    build_jar
    start_postgres "${data:-$workspace/data}"
    fill_database "$posts"
    start_service shares "$database" STANDFIRST_SHARES_DEDUPE_WINDOW=PT0S
    start_service_on_h2 h2
    start_service_on_h2 h2-each STANDFIRST_SHARES_BATCH=1
    write_upsert "$database"
    warm_up "${service_pid[shares]}" "one post" drive_shares "${service_url[shares]}" hot
    warm_up "${service_pid[shares]}" "$posts posts, Zipf" drive_shares "${service_url[shares]}" zipf "$posts"
    warm_up "${service_pid[shares]}" "GET /posts while others share" drive_beside "${service_url[shares]}" "$posts"
    warm_up "${service_pid[h2]}" "one post, H2" drive_shares "${service_url[h2]}" hot
    warm_up "${service_pid[h2-each]}" "one post, H2, a transaction each" drive_shares "${service_url[h2-each]}" hot
    for ((round = 1; round <= rounds; round++)); do
        say "Round $round of $rounds"
        measure_share hot shares hot
        measure_upsert "$database"
        measure_share zipf shares zipf "$posts"
        measure_reading reading-alone drive_readers
        measure_reading reading-beside drive_beside "$posts"
        if put_ahead "${service_pid[shares]}"; then
            measure_reading ahead-alone drive_readers
            measure_reading ahead-beside drive_beside "$posts"
            put_back "${service_pid[shares]}"
        fi
        measure_share h2 h2 hot
        measure_share h2-each h2-each hot
    done
    stop_service shares
    stop_service h2
    stop_service h2-each
    forget_shares "$database"
}

# The service with its embedded database, and one post in it.
start_service_on_h2() { # name, settings…
    local folder=$workspace/service-$1/data
    mkdir -p "$folder"
    start_service "$1" none STANDFIRST_DB_URL="jdbc:h2:file:$folder/standfirst" STANDFIRST_DB_USER=sa STANDFIRST_DB_PASSWORD= \
        STANDFIRST_SHARES_DEDUPE_WINDOW=PT0S "${@:2}"
    curl -fs -o /dev/null "${service_url[$1]}/api/v1/posts" -H "Authorization: Bearer $admin_token" \
        -H 'Content-Type: application/json' -d '{"title":"Post 1","status":"published"}' || fail "H2 takes no post."
}

# Sets "measured" as drive does.
drive_shares() { # seconds, address of a service, which (hot, zipf, paced), number of posts, pause
    local line
    line=$("${own_session[@]}" wrk -t 1 -c "$share_connections" -d "${1}s" --timeout 10s -s "$bench/shares.lua" "$2" -- "${@:3}" | grep '^RESULT') ||
        fail "wrk failed on $2"
    read -r -a measured <<<"${line#RESULT }"
}

drive_readers() { # seconds, address of a service
    local line
    line=$("${own_session[@]}" "${ahead[@]}" wrk -t 1 -c "$connections" -d "${1}s" --timeout 10s -s "$bench/shares.lua" "$2" -- read 0 "$read_pause" | grep '^RESULT') ||
        fail "wrk failed on $2"
    read -r -a measured <<<"${line#RESULT }"
}

# From now on, neither the service nor the readers wait for a core behind the database or those who share, as if these were on
# machines of their own. False where that is not allowed, as it mostly is to root alone.
put_ahead() { # process of the service
    chrt --fifo 2 true 2>/dev/null && chrt --all-tasks --fifo --pid 1 "$1" || return 1
    ahead=(chrt --fifo 2)
}

put_back() { # process of the service
    chrt --all-tasks --other --pid 0 "$1"
    ahead=()
}

# Readers, while others share; sets "measured" for the readers.
drive_beside() { # seconds, address of a service, number of posts
    drive_shares "$(($1 + 2))" "$2" paced "$3" "$share_pause" &
    sleep 1
    drive_readers "$1" "$2"
    wait $! || fail "Sharing beside the readers failed."
}

measure_share() { # target, service, which, number of posts
    local server database
    server=$(cpu_micros "${service_pid[$2]}")
    database=$(cpu_micros "$postgres_pid")
    drive_shares "$seconds" "${service_url[$2]}" "${@:3}"
    server=$(($(cpu_micros "${service_pid[$2]}") - server))
    database=$(($(cpu_micros "$postgres_pid") - database))
    record_measured "$1" service "$server" "$database"
}

measure_reading() { # target, command that drives the readers, its further arguments
    "$2" "$seconds" "${service_url[shares]}" "${@:3}"
    record_measured "$1" service 0 0
}

record_measured() { # target, side, CPU of the server, of the database
    local requests=$((measured[0] > 0 ? measured[0] : 1)) errors=$((measured[4] + measured[5]))
    record 0 "$1" "$2" "$((measured[0] * 1000000 / measured[1]))" "${measured[2]}" "${measured[3]}" \
        "$(($3 / requests))" "$(($4 / requests))" "$errors" "${measured[0]}"
    ((errors == 0)) || say "!!! $1: ${measured[4]} answers were errors, ${measured[5]} requests had none"
}

# The same row that the service writes, in a transaction of its own.
write_upsert() { # database
    local post
    mkdir -p "$workspace/pgbench/upsert"
    post=$(sql "$1" "select id from post where slug = 'post-1'")
    echo "insert into share_count (post_id, network, counted, baseline) values ('$post', 'facebook', 1, 0)" \
        "on conflict (post_id, network) do update set counted = share_count.counted + 1;" >"$workspace/pgbench/upsert/script.sql"
}

measure_upsert() { # database
    local pgbench
    drive_pgbench "$share_connections" "$workspace/pgbench/upsert/script.sql" "$1"
    record 0 hot ceiling "${pgbench[@]:0:3}" 0 0 0 "${pgbench[3]}"
}

# So that a database that is kept stays the same.
forget_shares() { # database
    sql "$1" "delete from share_day; delete from share_hour; delete from share_count where network not in ('facebook', 'email');
        update share_total set (total, counted, last_day, last_week, last_month) = (select coalesce(sum(n.counted + n.baseline), 0),
        coalesce(sum(n.counted), 0), 0, 0, 0 from share_count n where n.post_id = share_total.post_id)"
}
