# shellcheck shell=bash
# One measurement: load for some seconds, and what it cost.

# Appends a line to the results: posts, target, side, requests/s, p50, p99 (µs), CPU of the server and of the database for each request
# (µs), errors, requests.
record() {
    printf '%s\t' "$@" >>"$results"
    echo >>"$results"
}

# Drives an address and sets "measured" to: requests, duration, p50, p99 (µs), answers of 400 and above, broken connections.
drive() { # seconds, address, wrk's further arguments
    local duration=$1 url=$2 script=$bench/load.lua line
    shift 2
    if [[ ${1:-} == mixed ]]; then
        script=$bench/mixed.lua
        set -- -- "${@:2}"
    fi
    line=$("${own_session[@]}" wrk -t "$wrk_threads" -c "$connections" -d "${duration}s" --timeout 10s -s "$script" "$url" "$@" | tee "$workspace/wrk" | grep "^RESULT") ||
        fail "wrk failed on $url"
    read -r -a measured <<<"${line#RESULT }"
}

# Drives an address, and records what it cost the process that serves it and the database.
measure_http() { # posts, target, side, process, address, wrk's further arguments
    local posts=$1 target=$2 side=$3 pid=$4 url=$5 server database
    shift 5
    server=$(cpu_micros "$pid")
    database=$(cpu_micros "$postgres_pid")
    drive "$seconds" "$url" "$@"
    server=$(($(cpu_micros "$pid") - server))
    database=$(($(cpu_micros "$postgres_pid") - database))
    local requests=$((measured[0] > 0 ? measured[0] : 1)) errors=$((measured[4] + measured[5]))
    record "$posts" "$target" "$side" "$((measured[0] * 1000000 / measured[1]))" "${measured[2]}" "${measured[3]}" \
        "$((server / requests))" "$((database / requests))" "$errors" "${measured[0]}"
    if ((errors > 0)); then
        say "!!! $target, $side: ${measured[4]} answers were errors, ${measured[5]} requests had none"
    fi
}

# In seconds. On two cores, the JIT is busy for minutes with what a list of posts takes, and what it compiles beside is no rate that
# a service keeps.
warm_up_slice=10
warm_up_limit=300

# Drives a service until its JIT takes less than 2 % of a core.
warm_up() { # process, what it is, command that drives for as many seconds as its first argument says, its further arguments
    local pid=$1 name=$2 command=$3 before jit begun=$SECONDS
    shift 3
    say "Warming up: $name"
    while true; do
        before=$(jit_micros "$pid")
        "$command" "$warm_up_slice" "$@"
        jit=$((($(jit_micros "$pid") - before) / warm_up_slice))
        if ((jit < 20000)); then
            break
        elif ((SECONDS - begun >= warm_up_limit)); then
            note "Not warm after ${warm_up_limit} s: $name, the JIT still took $((jit / 10000)) % of a core"
            break
        fi
    done
    say "  $((SECONDS - begun)) s"
}
