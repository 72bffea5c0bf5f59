# shellcheck shell=bash
# The ceiling of what is not cached: the statements that the service sends for a request, sent by pgbench, prepared, and their results
# thrown away. They are read from the log of the database each time, so the comparison cannot drift away from the program.

# Makes a script for pgbench of what the service does for one request.
capture_statements() { # database, name, address
    local database=$1 name=$2 url=$3 n log=$postgres_data/log/postgresql.csv
    local folder=$workspace/pgbench/$name
    mkdir -p "$folder"
    # The driver prepares on the server from the fifth time on; and what a pool or a cache does once is over by then.
    for n in {1..6}; do
        curl -fs -o /dev/null "$url" || fail "$url does not answer 200."
    done
    sql postgres "alter system set log_statement = 'all'" && sql postgres "select pg_reload_conf()" >/dev/null
    sleep 0.3
    # Now and then a job of the service, such as the scheduler, comes in between: the shortest of a few is what the request takes.
    for n in {1..5}; do
        local from
        from=$(stat -c %s "$log")
        curl -fs -o /dev/null "$url"
        sleep 0.1
        tail -c "+$((from + 1))" "$log" >"$folder/$n.csv"
    done
    sql postgres "alter system reset log_statement" && sql postgres "select pg_reload_conf()" >/dev/null
    "$(java_of "${JAVA_HOME:-}")" "$bench/Statements.java" "$database" "$folder" || fail "The log of the database shows no statement for $url"
}

# Sets "pgbench" to the rate, p50 and p99 in µs, and the number of transactions.
drive_pgbench() { # clients, script, database, options…
    local clients=$1 script=$2 database=$3 log=$workspace/pgbench/times output times
    shift 3
    rm -f "$log".*
    output=$("${own_session[@]}" "$postgres_bin/pgbench" -n -M prepared -c "$clients" -j "$wrk_threads" -T "$seconds" \
        --log --log-prefix="$log" "$@" -f "$script" "$database" 2>&1) || { say "$output"; fail "pgbench failed."; }
    pgbench=("$(sed -n 's/^tps = \([0-9]*\).*/\1/p' <<<"$output")")
    read -r -a times < <(cut -d ' ' -f 3 "$log".* | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)], t[int(NR * 0.99 + 0.5)] }')
    pgbench+=("${times[@]}" "$(sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p' <<<"$output")")
    ((${#pgbench[@]} == 4)) || { say "$output"; fail "pgbench wrote no times."; }
}

# As many as the service has requests at the database.
pgbench_clients() {
    local most=$((5 * $(nproc)))
    echo $((connections < most ? connections : most))
}

# p50 and p99 come from a sample: writing each transaction down would slow it.
measure_pgbench() { # posts, target, name of the script, database
    local folder=$workspace/pgbench/$3 clients values pgbench cpu
    clients=$(pgbench_clients)
    readarray -t values <"$folder/values"
    cpu=$(cpu_micros "$postgres_pid")
    drive_pgbench "$clients" "$folder/script.sql" "$4" --sampling-rate=0.1 "${values[@]}"
    cpu=$(($(cpu_micros "$postgres_pid") - cpu))
    record "$1" "$2" ceiling "${pgbench[@]:0:3}" 0 "$((cpu / pgbench[3]))" 0 "${pgbench[3]}"
}
