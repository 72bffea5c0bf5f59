# shellcheck shell=bash
# What processes cost.

ticks_per_second=$(getconf CLK_TCK)

# CPU time so far, user and system, of a process, of its living children, and of those that have ended; in µs. nginx serves by
# a child, and PostgreSQL by one for each connection.
cpu_micros() { # process
    # Processes end while we look.
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v parent="$1" -v hz="$ticks_per_second" '
        {
            pid = $1
            sub(/^.*\) /, "")    # a name may hold spaces
            if (pid == parent) ticks += $12 + $13 + $14 + $15
            else if ($2 == parent) ticks += $12 + $13
        }
        END { printf "%.0f\n", ticks * 1000000 / hz }' || true
}

# CPU time so far of the threads in which a JVM compiles; in µs. Those that have ended are not in it.
jit_micros() { # process
    cat "/proc/$1"/task/[0-9]*/stat 2>/dev/null | awk -v hz="$ticks_per_second" '
        /\(C[12] Compiler/ { sub(/^.*\) /, ""); ticks += $12 + $13 }
        END { printf "%.0f\n", ticks * 1000000 / hz }' || true
}
