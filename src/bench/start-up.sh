# shellcheck shell=bash
# Start-up time: of the service alone, and with archives (AppCDS, AOT cache) of work that the JVM otherwise repeats at each start.

# The java, the options, the jar and the size of the archives of each way to start.
start_ways=()
declare -A start_java start_options start_jar start_size

measure_start_up() {
    local round way
    check_needs java curl
    build_jar
    prepare_site
    prepare_ways
    for ((round = 1; round <= rounds; round++)); do
        say "Round $round of $rounds"
        # In turns, so that other activity on the machine affects all ways to start.
        for way in "${start_ways[@]}"; do
            measure_start "$way" restart
            measure_start "$way" first
        done
    done
    note "Medians of $rounds rounds, from the start of the process to the first 200 of GET /api/v1/posts, on H2"
    note "A restart has the demonstration site; a first start creates it, in an empty folder"
    print_report start-up "Start-up" StartUpReport.java
}

# Prepares a data folder as the first start leaves it.
prepare_site() {
    mkdir -p "$workspace/site"
    run_once "$workspace/site" "$(java_of "${JAVA_HOME:-}")" -jar "$jar"
}

# Starts the service in a folder, sends requests of readers, and stops it with SIGTERM.
run_once() { # folder, command…
    local folder=$1 port pid page
    shift
    port=$(free_port)
    (cd "$folder" && exec env STANDFIRST_HOST=127.0.0.1 STANDFIRST_PORT="$port" "$@") >"$folder.log" 2>&1 &
    pid=$!
    on_exit end_process "$pid"
    await_response "http://127.0.0.1:$port/q/health/ready" "$pid" "The service" "$folder.log"
    for page in posts 'posts?include=content' posts/why-the-ferry-waits 'posts?category=sea' 'categories?tree=true' authors site; do
        curl -fs -o /dev/null "http://127.0.0.1:$port/api/v1/$page"
    done
    end_process "$pid"
}

add_way() { # name, java, jar, size of its archives in bytes, options…
    start_ways+=("$1")
    start_java[$1]=$2
    start_jar[$1]=$3
    start_size[$1]=$4
    start_options[$1]="${*:5}"
}

prepare_ways() {
    local java17 archive
    java17=$(java_of "${JAVA_HOME:-}")
    local major
    major=$(java_major "$java17")
    add_way "JDK $major" "$java17" "$jar" 0
    archive=$workspace/app.jsa
    if train "JDK $major, AppCDS" "$java17" "$jar" "-XX:ArchiveClassesAtExit=$archive" "$archive"; then
        add_way "JDK $major, AppCDS" "$java17" "$jar" "$(stat -c %s "$archive")" "-XX:SharedArchiveFile=$archive"
    fi
    if [[ -z ${JAVA_25:-} ]]; then
        say "JAVA_25 is not set: skipping JDK 25"
        return
    fi
    local java25
    java25=$(java_of "$JAVA_25")
    add_way "JDK 25" "$java25" "$jar" 0
    archive=$workspace/app.aot
    if train "JDK 25, AOT cache" "$java25" "$jar" "-XX:AOTCacheOutput=$archive" "$archive"; then
        add_way "JDK 25, AOT cache" "$java25" "$jar" "$(stat -c %s "$archive")" "-XX:AOTCache=$archive"
    fi
    if build_aot_jar; then
        add_way "JDK 25, aot-jar" "$java25" "$aot_jar" 0
        archive=$workspace/aot-jar.aot
        if train "JDK 25, aot-jar and AOT cache" "$java25" "$aot_jar" "-XX:AOTCacheOutput=$archive" "$archive"; then
            add_way "JDK 25, aot-jar and AOT cache" "$java25" "$aot_jar" "$(stat -c %s "$archive")" "-XX:AOTCache=$archive"
        fi
    fi
}

java_major() {
    "$1" -version 2>&1 | sed -n 's/^[^"]*"\([0-9]*\).*/\1/p;q'
}

# Runs the service once to write an archive; fails if no archive was written.
train() { # name, java, jar, option, archive
    local folder=$workspace/training-${#start_ways[@]}
    say "Training: $1"
    cp -r "$workspace/site" "$folder"
    run_once "$folder" "$2" "$4" -jar "$3"
    [[ -s $5 ]] || { say "$1: no archive was written; see its log"; tail -n 5 "$folder.log" >&2; return 1; }
}

# Builds the jar in Quarkus' layout for AOT caches, next to the usual one.
build_aot_jar() {
    aot_jar=$project/target/bench/aot-jar/quarkus-run.jar
    if [[ $aot_jar -nt $jar ]]; then
        return
    fi
    say "Building the aot-jar"
    (cd "$project" && ./mvnw -q -B -DskipTests -Dquick -Dquarkus.package.jar.type=aot-jar \
        -Dquarkus.package.output-directory="bench/aot-jar" package) >"$workspace/aot-jar.log" 2>&1 ||
        { say "The build of the aot-jar failed: skipping it"; tail -n 5 "$workspace/aot-jar.log" >&2; return 1; }
    [[ -f $aot_jar ]] || { say "The build created no aot-jar: skipping it"; return 1; }
}

# A pipe without data: reading from it with a timeout waits without starting a process.
exec {never}<> <(:)

measure_start() { # way, "restart" or "first"
    local way=$1 folder=$workspace/start port pid begun ended cpu
    local options=()
    read -r -a options <<<"${start_options[$way]}"
    rm -rf "$folder"
    if [[ $2 == restart ]]; then
        cp -r "$workspace/site" "$folder"
    else
        mkdir "$folder"
    fi
    port=$(free_port)
    begun=${EPOCHREALTIME/[.,]/}
    # shellcheck disable=SC2086 # --java-opts are words
    (cd "$folder" && exec env STANDFIRST_HOST=127.0.0.1 STANDFIRST_PORT="$port" "${start_java[$way]}" "${options[@]}" $java_opts \
        -jar "${start_jar[$way]}") >"$folder.log" 2>&1 &
    pid=$!
    # Polls without starting processes, which would slow the measured start.
    until { : 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do
        kill -0 "$pid" 2>/dev/null || { tail -n 20 "$folder.log" >&2; fail "$way does not start."; }
        read -r -t 0.005 -u "$never" || true
    done
    until curl -fs -o /dev/null "http://127.0.0.1:$port/api/v1/posts"; do
        read -r -t 0.005 -u "$never" || true
    done
    ended=${EPOCHREALTIME/[.,]/}
    cpu=$(cpu_micros "$pid")
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$way" "$2" "$((ended - begun))" "$cpu" "$(resident_mb "$pid")" "${start_size[$way]}" >>"$results"
    end_process "$pid"
}
