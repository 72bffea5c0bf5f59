// Adds a form to each operation of the reference that sends the request. The data- attributes of the page tell its fields.
import { addCopyButton } from "./guide.js";

/** Kept in this variable only, so that leaving or reloading the page forgets it. */
let token = "";

const ANONYMOUS = "Without a token, requests are anonymous and see only public resources.";

/** Creates an element with these properties and children. */
function element(name, properties = {}, ...children) {
    const created = Object.assign(document.createElement(name), properties);
    created.append(...children);
    return created;
}

// --- The token ---

function addCaller() {
    const input = element("input", { id: "token", type: "password", autocomplete: "off", spellcheck: false, placeholder: "sfp_…" });
    const state = element("p", { role: "status", textContent: ANONYMOUS });
    const form = element("form", {},
        input,
        element("button", { className: "do", type: "submit", textContent: "Authorize" }));
    form.addEventListener("submit", async event => {
        event.preventDefault();
        token = input.value.trim();
        state.className = "";
        if (!token) {
            state.textContent = ANONYMOUS;
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
            textContent: "Sent with every request below. Only this page keeps it, until you leave or reload the page." })),
        form, state);
    caller.setAttribute("aria-labelledby", "caller");
    document.querySelector("main > section").before(caller);
}

// --- The form of one operation ---

/** A label and an input, or a select if the parameter lists its values. */
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

/** The arguments of fetch for the values in a form; empty fields are left out. */
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
    const text = body?.value.trim() ? body.value : undefined;
    if (text) {
        headers["Content-Type"] = body.dataset.type;
    }
    // A comma in a query needs no encoding, and is easier to read without.
    const search = query.toString().replaceAll("%2C", ",");
    return { url: address + (search ? `?${search}` : ""), options: { method, headers, body: text, cache: "no-store" } };
}

/** Quotes a text for the shell. */
function quoted(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same request for curl, with a variable in place of the token, so that a copied line holds no secret. */
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
    // Screen readers read the status aloud; the response itself is too long for that.
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

/** Opens the form below the route of an operation, in place of the button. */
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
    const showCurl = () => curl.firstChild.textContent = curlOf(requestOf(operation, form));
    const close = element("button", { type: "button", className: "tryout", textContent: "Close" });
    form.append(element("div", { className: "actions" },
        element("button", { className: "do", type: "submit", textContent: "Send" }), close), curl, output);
    form.addEventListener("input", showCurl);
    form.addEventListener("focusin", showCurl);
    form.addEventListener("submit", event => {
        event.preventDefault();
        showCurl();
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
    showCurl();
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
