// Adds a form to each operation of the reference to try it. The form is built from the operation's description on the page.
import { addCopyButton } from "./guide.js";

/** Only in the memory of this page. */
let token = "";

function element(name, properties = {}, ...children) {
    const created = Object.assign(document.createElement(name), properties);
    created.append(...children);
    return created;
}

// --- Token ---

function addCaller() {
    const input = element("input", { id: "token", type: "password", autocomplete: "off", spellcheck: false, placeholder: "sfp_…" });
    const state = element("p", { role: "status", textContent: "No token yet: only public operations work." });
    const form = element("form", {},
        input,
        element("button", { className: "do", type: "submit", textContent: "Authorize" }));
    form.addEventListener("submit", async event => {
        event.preventDefault();
        token = input.value.trim();
        state.className = "";
        if (!token) {
            state.textContent = "No token: only public operations work.";
            return;
        }
        try {
            const response = await fetch("/api/v1/me", { headers: { Authorization: `Bearer ${token}` }, cache: "no-store" });
            const body = await response.json();
            if (response.ok) {
                state.textContent = `You are ${body.author.name}, ${body.role}; the token may ${body.scopes.join(", ")}.`;
                return;
            }
            state.textContent = `${response.status}: ${body.detail}`;
        } catch {
            state.textContent = "The token could not be sent.";
        }
        token = "";
        state.className = "wrong";
    });
    const caller = element("section", { className: "caller" },
        element("h2", { id: "caller", textContent: "Your token" }),
        element("p", {}, element("label", { htmlFor: "token",
            textContent: "Sent with every request below. Only this page stores the token, until you leave or reload it." })),
        form, state);
    caller.setAttribute("aria-labelledby", "caller");
    document.querySelector("main > section").before(caller);
}

// --- One operation ---

function fieldOf(operation, parameter) {
    const { name, values, example } = parameter.dataset;
    const id = `try-${operation.querySelector("h3").id}-${name}`;
    let input;
    if (values) {
        input = element("select", { id }, element("option", { value: "", textContent: "" }),
            ...values.split(",").map(value => element("option", { value, textContent: value })));
    } else {
        input = element("input", { id, type: "text", placeholder: example, autocomplete: "off", spellcheck: false });
    }
    input.required = parameter.dataset.in === "path";
    input.dataset.name = name;
    input.dataset.in = parameter.dataset.in;
    return element("div", { className: "field" }, element("label", { htmlFor: id, textContent: name }), input);
}

function requestOf(operation, form) {
    const { method, path } = operation.dataset;
    const headers = {};
    const query = new URLSearchParams();
    let address = path;
    for (const input of form.querySelectorAll("[data-in]")) {
        const value = input.value.trim();
        if (input.dataset.in === "path") {
            address = address.replace(`{${input.dataset.name}}`, encodeURIComponent(value) || `{${input.dataset.name}}`);
        } else if (value && input.dataset.in === "query") {
            query.append(input.dataset.name, value);
        } else if (value) {
            headers[input.dataset.name] = value;
        }
    }
    if (token) {
        headers.Authorization = `Bearer ${token}`;
    }
    const body = form.querySelector("textarea");
    const given = body?.value.trim() ? body.value : undefined;
    if (given) {
        headers["Content-Type"] = body.dataset.type;
    }
    // A comma means the same unencoded, and is easier to read.
    const search = query.toString().replaceAll("%2C", ",");
    return { url: address + (search ? `?${search}` : ""), options: { method, headers, body: given, cache: "no-store" } };
}

function quoted(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}

function curlOf({ url, options }) {
    const parts = [`curl ${quoted(location.origin + url)}`];
    if (options.method !== (options.body ? "POST" : "GET")) {
        parts[0] = `curl -X ${options.method} ${quoted(location.origin + url)}`;
    }
    for (const [name, value] of Object.entries(options.headers)) {
        parts.push(name === "Authorization" ? '-H "Authorization: Bearer $TOKEN"' : `-H ${quoted(`${name}: ${value}`)}`);
    }
    if (options.body) {
        parts.push(`-d ${quoted(options.body)}`);
    }
    return parts.join(" \\\n  ");
}

function listing(text) {
    return element("pre", { tabIndex: 0 }, element("code", { textContent: text }));
}

async function send({ url, options }, output) {
    // Screen readers announce the status; the response itself is too long for that.
    const state = element("p", { role: "status", textContent: "Waiting for the response…" });
    output.replaceChildren(state);
    const start = performance.now();
    try {
        const response = await fetch(url, options);
        const text = await response.text();
        const isJson = /[/+]json/.test(response.headers.get("Content-Type") ?? "");
        const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
        state.replaceChildren(
            element("span", { className: `status s${String(response.status)[0]}`, textContent: response.status }),
            ` ${response.statusText}, after ${Math.round(performance.now() - start)} ms`);
        if (text) {
            output.append(listing(isJson ? JSON.stringify(JSON.parse(text), null, 2) : text));
        }
        output.append(element("details", {}, element("summary", { textContent: "Headers" }), listing(headers)));
    } catch (failure) {
        state.className = "wrong";
        state.textContent = `No response: ${failure.message}`;
    }
}

function open(operation, button) {
    const title = operation.querySelector("h3");
    const form = element("form", { className: "trial" }, element("h4", { id: `try-${title.id}`, textContent: "Try it" }));
    form.setAttribute("aria-labelledby", `try-${title.id}`);
    form.append(...[...operation.querySelectorAll("[data-name]")].map(parameter => fieldOf(operation, parameter)));
    const example = operation.querySelector("[data-body]");
    if (example) {
        const id = `try-${title.id}-body`;
        const body = element("textarea", { id, value: example.querySelector("pre").textContent, spellcheck: false });
        body.dataset.type = example.dataset.body;
        body.rows = Math.min(18, body.value.split("\n").length + 1);
        form.append(element("label", { htmlFor: id, textContent: "Body" }), body);
    }
    const curl = listing("");
    const output = element("div");
    const write = () => curl.firstChild.textContent = curlOf(requestOf(operation, form));
    const close = element("button", { type: "button", className: "tryout", textContent: "Close" });
    form.append(element("div", { className: "actions" },
        element("button", { className: "do", type: "submit", textContent: "Send" }), close), curl, output);
    form.addEventListener("input", write);
    form.addEventListener("focusin", write);
    form.addEventListener("submit", event => {
        event.preventDefault();
        write();
        send(requestOf(operation, form), output);
    });
    close.addEventListener("click", () => {
        form.remove();
        button.hidden = false;
        button.focus();
    });
    button.hidden = true;
    operation.querySelector(".route").after(form);
    addCopyButton(curl);
    write();
    form.querySelector("input, select, textarea, button").focus();
}

addCaller();
for (const operation of document.querySelectorAll(".operation")) {
    const name = operation.querySelector("h3").textContent;
    const button = element("button", { type: "button", className: "tryout", textContent: "Try it" });
    button.setAttribute("aria-label", `Try it: ${name}`);
    button.addEventListener("click", () => open(operation, button));
    operation.querySelector(".route").append(button);
}
