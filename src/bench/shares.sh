# shellcheck shell=bash
# Shares: of one post, and of a thousand posts with a Zipf distribution. The comparison is a transaction for each share: by pgbench on
# PostgreSQL, and on H2, for which there is no other load generator, by the service itself with a batch size of 1. Also reads, alone and
# during shares.

share_connections=128
# Milliseconds between two requests of a connection when shares and reads run at the same time. The rate is then some thousands a second
# of each, and the machine is not saturated: on a saturated machine, every process waits for the others.
share_pause=40
read_pause=20

# Prefix of wrk for readers that must not wait for a core.
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
        -H 'Content-Type: application/json' -d '{"title":"Post 1","status":"published"}' || fail "The post on H2 was not created."
}

# Sends shares, and sets "measured" like drive.
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

# Gives the service and the readers a higher priority than the database and the sharing clients, as if these were on other machines.
# Fails if that is not permitted; usually only root may do so.
put_ahead() { # process of the service
    chrt --fifo 2 true 2>/dev/null && chrt --all-tasks --fifo --pid 1 "$1" || return 1
    ahead=(chrt --fifo 2)
}

put_back() { # process of the service
    chrt --all-tasks --other --pid 0 "$1"
    ahead=()
}

# Sends reads during shares, and sets "measured" for the reads.
drive_beside() { # seconds, address of a service, number of posts
    drive_shares "$(($1 + 2))" "$2" paced "$3" "$share_pause" &
    sleep 1
    drive_readers "$1" "$2"
    wait $! || fail "The shares during the reads failed."
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
    ((errors == 0)) || say "!!! $1: ${measured[4]} responses were errors, ${measured[5]} requests had no response"
}

# Writes a script that updates the same row as the service, in a transaction for each share.
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

# Removes the shares, so that a kept database stays the same.
forget_shares() { # database
    sql "$1" "delete from share_day; delete from share_hour; delete from share_count where network not in ('facebook', 'email');
        update post_popularity set (total, counted, last_day, last_week, last_month) = (select coalesce(sum(n.counted + n.baseline), 0),
        coalesce(sum(n.counted), 0), 0, 0, 0 from share_count n where n.post_id = post_popularity.post_id)"
}
