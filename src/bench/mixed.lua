-- 95 % reads of a set of pages and 5 % writes: mostly a new title for a random post, sometimes a new post. Always the same sequence.
-- Arguments after "--": number of posts, token.
local api = "/api/v1"
local threads = 0

function setup(thread)
    thread:set("seed", 4711 + threads)
    threads = threads + 1
end

function init(arguments)
    posts = tonumber(arguments[1])
    math.randomseed(seed)
    written = 0
    writing = { ["Authorization"] = "Bearer " .. arguments[2], ["Content-Type"] = "application/json" }
    pages = { api .. "/posts", api .. "/posts?include=content", api .. "/posts?page=2", api .. "/categories?tree=true",
        api .. "/site", api .. "/posts?sort=-shares" }
    for n = 6, 29 do
        pages[#pages + 1] = api .. "/posts?category=category-" .. n
    end
    for n = 0, 19 do
        pages[#pages + 1] = api .. "/posts?author=author-" .. n
    end
    -- Readers concentrate on a few hundred articles.
    for n = 1, 300 do
        pages[#pages + 1] = api .. "/posts/post-" .. math.random(posts) .. "?include=recent,shareLinks,publishedAgo"
    end
end

function request()
    local dice = math.random(1000)
    if dice > 50 then
        return wrk.format("GET", pages[math.random(#pages)])
    end
    written = written + 1
    if dice > 5 then
        return wrk.format("PATCH", api .. "/posts/post-" .. math.random(posts), writing,
            string.format('{"title":"A title of thread %d, the %dth of them"}', seed, written))
    end
    return wrk.format("POST", api .. "/posts", writing, string.format(
        '{"title":"Written while measuring %d %d","status":"published","categories":["category-%d"],"tags":["measured"],' ..
        '"content":{"format":"markdown","source":"Some words, *written* while measuring."}}',
        seed, written, math.random(6, 29)))
end
-- The same as in load.lua.
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
        latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
