# shellcheck shell=bash
# The ceiling of uncached targets: pgbench sends the statements that the service sends for a request, prepared, and discards the results.
# The statements are read from the log of the database in each run, so that the comparison always matches the program.

# Writes a pgbench script with the statements of the service for one request.
capture_statements() { # database, name, address
    local database=$1 name=$2 url=$3 n log=$postgres_data/log/postgresql.csv
    local folder=$workspace/pgbench/$name
    mkdir -p "$folder"
    # The driver prepares a statement on the server at its fifth execution. By then, pools and caches are initialised, too.
    for n in {1..6}; do
        curl -fs -o /dev/null "$url" || fail "The response of $url is not a 200."
    done
    sql postgres "alter system set log_statement = 'all'" && sql postgres "select pg_reload_conf()" >/dev/null
    sleep 0.3
    # A job of the service, such as the scheduler, may send statements at the same time: the shortest of five logs has only the request's.
    for n in {1..5}; do
        local from
        from=$(stat -c %s "$log")
        curl -fs -o /dev/null "$url"
        sleep 0.1
        tail -c "+$((from + 1))" "$log" >"$folder/$n.csv"
    done
    sql postgres "alter system reset log_statement" && sql postgres "select pg_reload_conf()" >/dev/null
    "$(java_of "${JAVA_HOME:-}")" "$bench/Statements.java" "$database" "$folder" || fail "The log of the database contains no statement for $url"
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

# As many as the service has database connections for requests.
pgbench_clients() {
    local most=$((5 * $(nproc)))
    echo $((connections < most ? connections : most))
}

# p50 and p99 come from a sample, because logging each transaction would slow pgbench.
measure_pgbench() { # posts, target, name of the script, database
    local folder=$workspace/pgbench/$3 clients values pgbench cpu
    clients=$(pgbench_clients)
    readarray -t values <"$folder/values"
    cpu=$(cpu_micros "$postgres_pid")
    drive_pgbench "$clients" "$folder/script.sql" "$4" --sampling-rate=0.1 "${values[@]}"
    cpu=$(($(cpu_micros "$postgres_pid") - cpu))
    record "$1" "$2" ceiling "${pgbench[@]:0:3}" 0 "$((cpu / pgbench[3]))" 0 "${pgbench[3]}"
}
