// Conveniences for the pages, which are complete without this script.

// Replaces the address in commands by that of the service that serves the page.
if (location.host !== "localhost:8080") {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.parentElement.closest("pre") && text.data.includes("localhost:8080")) {
            text.data = text.data
                .replaceAll("http://localhost:8080", location.origin)
                .replaceAll("localhost:8080", location.protocol === "https:" ? location.origin : location.host);
        }
    }
}

/** Adds a button that copies the text of a pre, except where the browser has no clipboard, as over plain HTTP. */
export function addCopyButton(pre) {
    if (!navigator.clipboard) {
        return;
    }
    const listing = document.createElement("div");
    const button = document.createElement("button");
    listing.className = "listing";
    button.className = "copy";
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(pre.textContent.trim());
        button.textContent = "Copied";
        setTimeout(() => button.textContent = "Copy", 2000);
    });
    pre.replaceWith(listing);
    listing.append(pre, button);
}

document.querySelectorAll("pre:has(> .language-sh), pre:has(> .language-bash), pre:has(> .language-html)").forEach(addCopyButton);
