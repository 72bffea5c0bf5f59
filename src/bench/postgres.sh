# shellcheck shell=bash
# A PostgreSQL of its own, with the settings of a small server; fsync is on.

postgres_port=
postgres_pid=
postgres_data=
postgres_password=
as_postgres=()

start_postgres() { # data folder
    postgres_data=$1/postgres
    postgres_port=$(free_port)
    # PostgreSQL does not run as root.
    if ((EUID == 0)); then
        local user=postgres
        id "$user" >/dev/null 2>&1 || user=nobody
        as_postgres=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
    fi
    mkdir -p "$1"
    if [[ ! -f $postgres_data/PG_VERSION ]]; then
        make_cluster "$1"
    fi
    postgres_password=$(<"$1/password")
    export PGOPTIONS="-c client_min_messages=warning" PGPASSWORD=$postgres_password PGHOST=127.0.0.1 PGPORT=$postgres_port PGUSER=postgres
    (cd "$postgres_data" && exec "${as_postgres[@]}" "$postgres_bin/postgres" -D "$postgres_data" -p "$postgres_port") \
        >>"$workspace/postgres.log" 2>&1 &
    postgres_pid=$!
    on_exit stop_postgres
    local tries=0
    until "$postgres_bin/pg_isready" -q; do
        if ! kill -0 "$postgres_pid" 2>/dev/null || ((++tries > 600)); then
            tail -n 20 "$workspace/postgres.log" >&2
            fail "PostgreSQL does not start."
        fi
        sleep 0.1
    done
}

make_cluster() { # folder
    head -c 18 /dev/urandom | base64 | tr -d '/+=\n' >"$1/password"
    install -d -m 700 "$postgres_data"
    if ((EUID == 0)); then
        chown "${as_postgres[1]#--reuid=}" "$postgres_data" "$1/password"
    fi
    chmod 600 "$1/password"
    "${as_postgres[@]}" "$postgres_bin/initdb" -D "$postgres_data" -U postgres --encoding=UTF8 --locale=C.UTF-8 \
        --auth=scram-sha-256 --pwfile="$1/password" >"$workspace/initdb.log" 2>&1 || {
        cat "$workspace/initdb.log" >&2
        fail "initdb failed."
    }
    cat >>"$postgres_data/postgresql.conf" <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 512MB
effective_cache_size = 2GB
maintenance_work_mem = 256MB
random_page_cost = 1.1
max_wal_size = 4GB
wal_compression = on
checkpoint_timeout = 15min
# Statements.java reads the statements of the service from this log.
logging_collector = on
log_destination = 'csvlog'
log_directory = 'log'
log_filename = 'postgresql.log'
log_rotation_size = 0
log_rotation_age = 0
CONF
}

# SIGINT is a fast shutdown, which leaves the data folder clean.
stop_postgres() {
    kill -INT "$postgres_pid" 2>/dev/null || return 0
    wait "$postgres_pid" 2>/dev/null || true
}

# Runs SQL as the administrator, and prints only the values.
sql() { # database, statement
    "$postgres_bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -c "$2"
}

sql_file() { # database, file, psql's variables
    local database=$1 file=$2
    shift 2
    "$postgres_bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -d "$database" -f "$file" "$@"
}
