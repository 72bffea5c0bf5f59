# shellcheck shell=bash
# A temporary folder, free ports, and the end of started processes.

workspace=
started=()
# Prefix of a command: Linux divides CPU time by session (autogroup), and each process of PostgreSQL has a session of its own. Service and
# load generator get one as well, so that none of them is at a disadvantage, as on machines of their own.
own_session=()
! command -v setsid >/dev/null || own_session=(setsid)

say() {
    echo "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

make_workspace() {
    workspace=$(mktemp -d "${TMPDIR:-/tmp}/standfirst-bench.XXXXXX")
    # The user of the database must be able to enter the folder, but not to list it.
    chmod 711 "$workspace"
    trap clean_up EXIT
    trap 'exit 130' INT TERM HUP
}

# Registers a command that stops a started process. The last one runs first.
on_exit() {
    started=("$*" "${started[@]}")
}

clean_up() {
    local stop status=$?
    trap '' INT TERM HUP
    for stop in "${started[@]}"; do
        $stop >/dev/null 2>&1 || true
    done
    if [[ $keep == true ]]; then
        say "Kept: $workspace"
    else
        rm -rf "$workspace"
    fi
    exit "$status"
}

# Sends SIGTERM to a process and waits for its end.
end_process() {
    kill "$1" 2>/dev/null || return 0
    wait "$1" 2>/dev/null || true
}

# Prints a port that is free at the moment.
free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
}

# Waits until the response of an address is a 200, or until the process has ended.
await_response() { # address, process, what it is, its log
    local tries=0
    until curl -fs -o /dev/null "$1"; do
        if ! kill -0 "$2" 2>/dev/null || ((++tries > 1200)); then
            tail -n 20 "$4" >&2
            fail "$3 does not respond."
        fi
        sleep 0.1
    done
}
