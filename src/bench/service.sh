# shellcheck shell=bash
# The service as an operator starts it, on a free port.

admin_token=sfp_a-token-that-is-good-for-the-measurement-only
declare -A service_pid service_url

# Starts the service on a database of the PostgreSQL above, and waits until it is ready.
start_service() { # name, database, settings (NAME=value)…
    local name=$1 database=$2 port folder
    shift 2
    folder=$workspace/service-$name
    port=$(free_port)
    mkdir -p "$folder"
    # shellcheck disable=SC2086 # --java-opts are words
    (cd "$folder" && exec "${own_session[@]}" env STANDFIRST_HOST=127.0.0.1 STANDFIRST_PORT="$port" STANDFIRST_DEMO=false \
        STANDFIRST_RATE_LIMIT_ENABLED=false STANDFIRST_ADMIN_TOKEN="$admin_token" \
        STANDFIRST_DB_URL="jdbc:postgresql://127.0.0.1:$postgres_port/$database" \
        STANDFIRST_DB_USER=standfirst STANDFIRST_DB_PASSWORD="$postgres_password" "$@" \
        "$(java_of "${JAVA_HOME:-}")" $java_opts -jar "$jar") >"$folder/log" 2>&1 &
    service_pid[$name]=$!
    service_url[$name]=http://127.0.0.1:$port
    on_exit end_process "${service_pid[$name]}"
    await_response "${service_url[$name]}/q/health/ready" "${service_pid[$name]}" "The service" "$folder/log"
}

stop_service() { # name
    end_process "${service_pid[$1]}"
}

# Prints the resident memory in MB.
resident_mb() { # process
    awk '/^VmRSS:/ { printf "%.0f", $2 / 1024 }' "/proc/$1/status"
}
