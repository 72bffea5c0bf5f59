# shellcheck shell=bash
# Stale reads on one instance, and on two instances with one database, under a load of 95 % reads and 5 % writes.

warm_up_seconds=5

look_for_stale_reads() {
    local posts=${sizes%%,*} database stale=false
    database=posts_$posts
    check_needs java postgres wrk curl
    build_jar
    start_postgres "${data:-$workspace/data}"
    fill_database "$posts"
    start_service one "$database"
    # Few connections for the load, so that the checks get enough CPU time.
    connections=$((connections < 16 ? connections : 16))
    look_on one || stale=true
    start_service two "$database"
    look_on one two || stale=true
    stop_service one
    stop_service two
    forget_writes "$database"
    [[ $stale == false ]] || fail "There were stale reads."
}

# Succeeds if no read was stale.
look_on() { # names of services…
    local name urls='' load=() found=true
    # A cold service is so slow that few reads would be checked.
    for name in "$@"; do
        drive "$warm_up_seconds" "${service_url[$name]}" mixed "$posts" "$admin_token"
    done
    for name in "$@"; do
        urls+=,${service_url[$name]}
        "${own_session[@]}" wrk -t 1 -c "$connections" -d "$((seconds + 5))s" --timeout 10s -s "$bench/mixed.lua" "${service_url[$name]}" \
            -- "$posts" "$admin_token" >"$workspace/wrk-$name" &
        load+=("$!")
    done
    say "$# instance(s): writing and reading for $seconds s"
    "$(java_of "${JAVA_HOME:-}")" "$bench/StaleReads.java" "${urls#,}" "$admin_token" "$seconds" || found=false
    wait "${load[@]}"
    for name in "$@"; do
        report_load "$name"
    done
    echo
    [[ $found == true ]]
}

report_load() { # name of a service
    local line
    line=$(grep '^RESULT' "$workspace/wrk-$1")
    read -r -a measured <<<"${line#RESULT }"
    echo "- load on $1: $((measured[0] * 1000000 / measured[1])) requests/s, $((measured[4] + measured[5])) errors"
}
