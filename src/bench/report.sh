# shellcheck shell=bash
# The table of results, and notes about the machine.

# Adds a line below the table.
note() {
    echo "- $*" >>"$notes"
}

print_report() { # name, title, program that makes the table
    local report=$project/target/bench/$1.md
    mkdir -p "${report%/*}"
    {
        echo "# $2"
        echo
        "$(java_of "${JAVA_HOME:-}")" "$bench/$3" "$results"
        echo
        cat "$notes"
        echo "- $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), shared by the service, its database and the load generator"
        echo "- Java $("$(java_of "${JAVA_HOME:-}")" -version 2>&1 | sed -n 's/^[^"]*"\([^"]*\)".*/\1/p;q')${java_opts:+ with $java_opts}"
        [[ -z $postgres_bin ]] || echo "- $("$postgres_bin/postgres" --version)"
        echo "- commit $(git -C "$project" describe --always --dirty 2>/dev/null || echo unknown), $(date -u +%Y-%m-%d)"
    } >"$report"
    cat "$report"
    say "Written to ${report#"$project/"}"
}
