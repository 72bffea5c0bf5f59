# shellcheck shell=bash
# A temporary folder, free ports, and the end of whatever was started.

workspace=
started=()
# Before a command: Linux shares its cores by session where nothing else divides them, and each process of PostgreSQL has its own.
# So has what is measured, and what drives it: none of them stands back for the others, as none does on machines of their own.
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
    # The database's user has to get through, and need not look around.
    chmod 711 "$workspace"
    trap clean_up EXIT
    trap 'exit 130' INT TERM HUP
}

# Notes a command that stops what was started; the last one first.
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

# SIGTERM, and waits.
end_process() {
    kill "$1" 2>/dev/null || return 0
    wait "$1" 2>/dev/null || true
}

# A port that nobody listens on right now.
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

# Waits until an address answers 200, for as long as the process lives.
await_answer() { # address, process, what it is, its log
    local tries=0
    until curl -fs -o /dev/null "$1"; do
        if ! kill -0 "$2" 2>/dev/null || ((++tries > 1200)); then
            tail -n 20 "$4" >&2
            fail "$3 does not answer."
        fi
        sleep 0.1
    done
}
