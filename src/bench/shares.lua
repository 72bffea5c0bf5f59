-- Shares, or reads of the list of posts. Arguments after "--": hot, zipf, paced or read; number of posts; milliseconds between two
-- requests of a connection.
local body = '{"network":"facebook"}'
local headers = { ["Content-Type"] = "application/json" }

function init(arguments)
    which = arguments[1]
    posts = tonumber(arguments[2] or 1)
    pause = tonumber(arguments[3] or 0)
    math.randomseed(4711)
    -- The nth post is shared 1/n times as often as the first.
    local weight = 0
    shares = {}
    for n = 1, posts do
        weight = weight + 1 / n
        shares[n] = weight
    end
    hot = wrk.format("POST", "/api/v1/posts/post-1/shares", headers, body)
    list = wrk.format("GET", "/api/v1/posts")
end

local function share(n)
    return wrk.format("POST", "/api/v1/posts/post-" .. n .. "/shares", headers, body)
end

function delay()
    -- A random delay, so that the connections do not send at the same moment.
    return pause == 0 and 0 or pause / 2 + math.random(pause)
end

function request()
    if which == "read" then
        return list
    end
    if which ~= "zipf" then
        return hot
    end
    local dice, low, high = math.random() * shares[posts], 1, posts
    while low < high do
        local middle = math.floor((low + high) / 2)
        if shares[middle] < dice then
            low = middle + 1
        else
            high = middle
        end
    end
    return share(low)
end

-- The same as in load.lua.
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
        latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
