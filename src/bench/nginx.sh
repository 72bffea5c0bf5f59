# shellcheck shell=bash
# The ceiling of cached targets: nginx with one worker, serving the same bytes and headers as the service.

nginx_pid=
nginx_url=

start_nginx() {
    local port folder=$workspace/nginx user=
    port=$(free_port)
    nginx_url=http://127.0.0.1:$port
    mkdir -p "$folder/files" "$folder/headers"
    ((EUID != 0)) || user="user root;"
    cat >"$folder/nginx.conf" <<CONF
$user
daemon off;
worker_processes 1;
pid $folder/pid;
error_log $folder/error.log;
events { worker_connections 4096; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=1000;
    open_file_cache_valid 1h;
    keepalive_requests 1000000000;
    default_type application/json;
    $(nginx -V 2>&1 | grep -q http_gzip_static_module && echo "gzip_static on; gzip_vary on;")
    client_body_temp_path $folder/temp;
    proxy_temp_path $folder/temp;
    fastcgi_temp_path $folder/temp;
    uwsgi_temp_path $folder/temp;
    scgi_temp_path $folder/temp;
    server {
        listen 127.0.0.1:$port;
        root $folder/files;
        include $folder/headers/*.conf;
    }
}
CONF
    "${own_session[@]}" nginx -e "$folder/error.log" -c "$folder/nginx.conf" &
    nginx_pid=$!
    on_exit end_process "$nginx_pid"
}

# Copies a response of the service, and serves it as /<name>.
copy_response() { # name, address
    local folder=$workspace/nginx
    curl -fs -D "$folder/$1.head" -o "$folder/files/$1" "$2" || fail "The response of $2 is not a 200."
    gzip -9 -k -f "$folder/files/$1"
    {
        echo "location = /$1 {"
        # nginx writes the other headers itself, with its own values.
        tr -d '\r' <"$folder/$1.head" | awk -F ': ' 'tolower($1) ~ /^(cache-control|link|surrogate-key|access-control-.*|ratelimit.*|x-.*)$/ {
            name = $1
            sub(/^[^:]*: /, "")
            gsub(/"/, "\\\"")
            gsub(/\$/, "")
            printf "    add_header %s \"%s\";\n", name, $0
        }'
        echo "}"
    } >"$folder/headers/$1.conf"
}

reload_nginx() {
    kill -HUP "$nginx_pid"
    # Wait until the new worker has started.
    sleep 1
}
