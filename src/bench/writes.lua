-- Writes of posts with a body of six hundred words. Arguments after "--": create, patch or batch; token; two categories.
local words = { "harbour", "of", "the", "crane", "ferry", "and", "wind", "tide", "a", "pilot" }

local function body()
    local html = {}
    for paragraph = 1, 12 do
        local text = {}
        for n = 1, 50 do
            text[n] = words[math.random(#words)] .. (n % 7 == 0 and n or "")
        end
        html[paragraph] = "<p>" .. table.concat(text, " ") .. ".</p>"
    end
    return table.concat(html)
end

local thread = 0
function setup(started)
    started:set("number", thread)
    thread = thread + 1
end

function init(arguments)
    which, token = arguments[1], arguments[2]
    categories = '["' .. arguments[3] .. '","' .. arguments[4] .. '"]'
    headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
    math.randomseed(os.time() + number)
    bodies = {}
    for n = 1, 20 do
        bodies[n] = body()
    end
    -- Different in each run, so that no title repeats.
    run, count = os.time() .. "-" .. number, 0
end

local function post()
    count = count + 1
    return '{"title":"Measured ' .. run .. "-" .. count .. '","status":"published","categories":' .. categories
        .. ',"tags":["measured","benchmark"],"content":{"format":"html","source":"' .. bodies[count % #bodies + 1] .. '"}}'
end

function request()
    if which == "create" then
        return wrk.format("POST", "/api/v1/posts", headers, post())
    elseif which == "patch" then
        count = count + 1
        return wrk.format("PATCH", "/api/v1/posts/post-" .. (math.random(1000)), headers,
            '{"content":{"format":"html","source":"' .. bodies[count % #bodies + 1] .. run .. count .. '"}}')
    end
    local operations = {}
    for n = 1, 100 do
        operations[n] = '{"op":"create","value":' .. post() .. "}"
    end
    return wrk.format("POST", "/api/v1/posts/batch", headers, '{"operations":[' .. table.concat(operations, ",") .. "]}")
end

-- The same as in load.lua.
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
        latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
