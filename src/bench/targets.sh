# shellcheck shell=bash
# The targets. A cached target is compared with nginx (the same bytes), an uncached one with pgbench (the same SQL).

cached_targets=(list list-gzip list-content post category)
uncached_targets=(list-uncached deep-uncached category-uncached post-uncached)

# Prints the path of a target. "deep_cursor" is the cursor for the current database.
path_of() { # target, number of posts
    case ${1%-uncached} in
        list | list-gzip) echo "/api/v1/posts" ;;
        list-content) echo "/api/v1/posts?include=content" ;;
        post) echo "/api/v1/posts/post-$(($2 / 3))" ;;
        category) echo "/api/v1/posts?category=category-7" ;;
        deep) echo "/api/v1/posts?cursor=$deep_cursor" ;;
    esac
}

# Prints wrk's arguments for a target.
wrk_arguments_of() { # target
    case $1 in
        *-gzip) printf '%s\n' -H "Accept-Encoding: gzip" ;;
    esac
}

# Finds the cursor of the list page in the middle of the list: the next cursor of a list that starts at the middle post.
find_deep_cursor() { # address of a service, number of posts
    local middle
    middle=$(curl -fsG "$1/api/v1/posts" --data-urlencode "limit=1" --data-urlencode \
        "publishedBefore=$(sql "posts_$2" "select to_char(published_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from post where slug = 'post-$(($2 / 2))'")")
    deep_cursor=$(sed -n 's/.*"next":"\([^"]*\)".*/\1/p' <<<"$middle")
    [[ -n $deep_cursor ]] || fail "No cursor leads to the middle of the list."
}

wanted() { # target
    [[ -z $only || ,$only, == *",$1,"* ]]
}
