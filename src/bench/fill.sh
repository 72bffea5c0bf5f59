# shellcheck shell=bash
# Databases filled with posts. A kept database is used again if the schema and these files have not changed since.

batch_size=10000

# Fills the database, unless it is there.
fill_database() { # number of posts
    local posts=$1 database=posts_$1 made
    made=$(cat "$project"/src/main/resources/db/{common,postgresql}/*.sql "$bench"/fill/*.sql | cksum | cut -d ' ' -f 1)
    sql_file postgres "$bench/fill/roles.sql" -v "password=$postgres_password"
    if [[ $(sql postgres "select shobj_description(oid, 'pg_database') from pg_database where datname = '$database'") == "$made" ]]; then
        say "$posts posts: database kept from an earlier run"
        return
    fi
    sql postgres "drop database if exists $database"
    sql postgres "create database $database owner standfirst"
    # The service creates its tables.
    start_service migration "$database"
    stop_service migration
    sql_file "$database" "$bench/fill/begin.sql"
    load_batches "$database" "$posts"
    sql "$database" "drop schema bench cascade"
    say "  vacuum analyze"
    sql "$database" "vacuum analyze"
    sql "$database" "checkpoint"
    # Marks the database as complete.
    sql postgres "comment on database $database is '$made'"
}

# Loads on as many connections as there are cores.
load_batches() { # database, number of posts
    local database=$1 posts=$2 first last done=0 running=0 begun=$SECONDS
    for ((first = 1; first <= posts; first += batch_size)); do
        if ((running == $(nproc))); then
            batch_done
        fi
        last=$((first + batch_size - 1 < posts ? first + batch_size - 1 : posts))
        sql_file "$database" "$bench/fill/batch.sql" -v first="$first" -v last="$last" >/dev/null &
        running=$((running + 1))
    done
    while ((running > 0)); do
        batch_done
    done
    [[ ! -t 2 ]] || say ""
    say "  $posts posts in $((SECONDS - begun)) s"
}

# Waits for one batch; uses the variables of load_batches.
batch_done() {
    # PostgreSQL is a child process as well, but ends only if it fails.
    wait -n || fail "Loading posts failed."
    running=$((running - 1))
    done=$((done + batch_size < posts ? done + batch_size : posts))
    if [[ -t 2 ]]; then
        printf '\r  %d of %d posts, %d per second ' "$done" "$posts" "$((done / (SECONDS - begun > 0 ? SECONDS - begun : 1)))" >&2
    elif ((done % (10 * batch_size) == 0)); then
        say "  $done of $posts posts, $((done / (SECONDS - begun > 0 ? SECONDS - begun : 1))) per second"
    fi
}
