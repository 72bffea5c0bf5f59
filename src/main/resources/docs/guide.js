// Makes the examples ready to paste. The pages are complete without this script.

// Examples name the host that serves this page.
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

/** Adds a button to a pre that copies its text; none if the browser offers no clipboard, as over plain HTTP. */
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
