package dev.standfirst.docs;

import static java.util.Objects.requireNonNull;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The frame that all pages have: what is above, beside and below of what each has for itself. */
final class Layout {

    private final Document page;

    /**
     * An empty page.
     *
     * @param path the page's own, or that of the part of the documentation that it belongs to
     */
    Layout(String title, String path) {
        page = Jsoup.parse(Resources.text("page.html"));
        page.outputSettings().prettyPrint(false);
        page.title(title + " · Standfirst");
        requireNonNull(page.selectFirst(".masthead li a[href=" + path + "]")).attr("aria-current", "page");
    }

    /** What the page is about. */
    Element main() {
        return requireNonNull(page.selectFirst("main"));
    }

    /** Adds a line to the list beside the page; what belongs to it can be added to that. */
    Element addContents(Element where, String address, String title) {
        var list = where.children().stream().filter(child -> child.tagName().equals("ul")).findFirst()
                .orElseGet(() -> where.appendElement("ul"));
        var item = list.appendElement("li");
        item.appendElement("a").attr("href", address).text(title);
        return item;
    }

    Element contents() {
        return requireNonNull(page.selectFirst("nav.contents"));
    }

    /** Has a script of this package run on it. */
    void addScript(String path) {
        page.head().appendElement("script").attr("src", path).attr("type", "module");
    }

    Document page() {
        if (contents().childrenSize() == 0) {
            contents().remove();
        }
        return page;
    }
}
