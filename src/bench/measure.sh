# shellcheck shell=bash
# One measurement: load for some seconds, and its CPU time.

# Appends a line to the results: posts, target, side, requests/s, p50, p99 (µs), CPU time per request of the server and of the database
# (µs), errors, requests.
record() {
    printf '%s\t' "$@" >>"$results"
    echo >>"$results"
}

# Sends load to an address and sets "measured" to: requests, duration, p50, p99 (µs), responses of 400 and above, broken connections.
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

# Sends load to an address, and records the CPU time of the process that serves it and of the database.
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
        say "!!! $target, $side: ${measured[4]} responses were errors, ${measured[5]} requests had no response"
    fi
}

# In seconds. On two cores, the JIT compiles the code of a list of posts for minutes, and the rate until then is not the later rate of the
# service.
warm_up_slice=10
warm_up_limit=300

# Sends load to a service until its JIT uses less than 2 % of a core.
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
            note "Not warm after ${warm_up_limit} s: $name, the JIT still used $((jit / 10000)) % of a core"
            break
        fi
    done
    say "  $((SECONDS - begun)) s"
}
