# shellcheck shell=bash
# CPU time of processes.

ticks_per_second=$(getconf CLK_TCK)

# Prints the CPU time in µs, user and system, of a process, of its running children and of its ended children. nginx serves requests in
# a child process, and PostgreSQL has a child process for each connection.
cpu_micros() { # process
    # Processes may end while they are read.
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v parent="$1" -v hz="$ticks_per_second" '
        {
            pid = $1
            sub(/^.*\) /, "")    # a name may hold spaces
            if (pid == parent) ticks += $12 + $13 + $14 + $15
            else if ($2 == parent) ticks += $12 + $13
        }
        END { printf "%.0f\n", ticks * 1000000 / hz }' || true
}

# Prints the CPU time in µs of the running compiler threads of a JVM.
jit_micros() { # process
    cat "/proc/$1"/task/[0-9]*/stat 2>/dev/null | awk -v hz="$ticks_per_second" '
        /\(C[12] Compiler/ { sub(/^.*\) /, ""); ticks += $12 + $13 }
        END { printf "%.0f\n", ticks * 1000000 / hz }' || true
}
