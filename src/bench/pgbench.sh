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

# p50 and p99 come from a sample: writing each transaction down would slow it.
measure_pgbench() { # posts, target, name of the script, database
    local posts=$1 target=$2 folder=$workspace/pgbench/$3 database=$4 log=$workspace/pgbench/times output cpu
    local clients=$((connections < 20 ? connections : 20))
    local values=()
    readarray -t values <"$folder/values"
    rm -f "$log".*
    cpu=$(cpu_micros "$postgres_pid")
    output=$("$postgres_bin/pgbench" -n -M prepared -c "$clients" -j "$wrk_threads" -T "$seconds" \
        --log --log-prefix="$log" --sampling-rate=0.1 "${values[@]}" -f "$folder/script.sql" "$database" 2>&1) ||
        { say "$output"; fail "pgbench failed."; }
    cpu=$(($(cpu_micros "$postgres_pid") - cpu))
    local requests rate p50 p99
    requests=$(sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p' <<<"$output")
    rate=$(sed -n 's/^tps = \([0-9]*\).*/\1/p' <<<"$output")
    read -r p50 p99 < <(cut -d ' ' -f 3 "$log".* | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)], t[int(NR * 0.99 + 0.5)] }')
    [[ -n $rate && -n $p99 ]] || { say "$output"; fail "pgbench wrote no times."; }
    record "$posts" "$target" ceiling "$rate" "$p50" "$p99" 0 "$((cpu / requests))" 0 "$requests"
}
