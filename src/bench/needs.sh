# shellcheck shell=bash
# Programs that the benchmarks require, and where to find them.

postgres_bin=

# Finds the newest complete PostgreSQL. On Debian, its programs are not on the PATH but in a folder for each version.
find_postgres() {
    local folder program
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) ${PATH//:/ }; do
        for program in initdb postgres pg_isready psql pgbench; do
            [[ -x $folder/$program ]] || continue 2
        done
        postgres_bin=$folder
        return
    done
    return 1
}

# Checks the given programs, and prints all missing ones at once.
check_needs() {
    local need missing=()
    # Debian installs nginx in /usr/sbin, which is not on every PATH.
    PATH=$PATH:/usr/sbin:/sbin
    for need in "$@"; do
        case $need in
            java) "$(java_of "${JAVA_HOME:-}")" -version >/dev/null 2>&1 || missing+=("java (openjdk-17-jdk-headless, or set JAVA_HOME)") ;;
            postgres) find_postgres || missing+=("a PostgreSQL server with pgbench (postgresql)") ;;
            *) command -v "$need" >/dev/null || missing+=("$need ($need)") ;;
        esac
    done
    if ((${#missing[@]} > 0)); then
        {
            echo "These programs are missing; their Debian packages are in brackets:"
            printf '  %s\n' "${missing[@]}"
        } >&2
        exit 1
    fi
}

# Prints the java of a JDK's folder, or that of the PATH if no folder is given.
java_of() {
    echo "${1:+$1/bin/}java"
}

build_jar() {
    jar=$project/target/quarkus-app/quarkus-run.jar
    if [[ ! -f $jar || -n $(find "$project/src/main" "$project/pom.xml" -newer "$jar" -print -quit) ]]; then
        say "Building the service"
        (cd "$project" && ./mvnw -q -B -DskipTests package)
    fi
}
