package dev.standfirst.docs;

import static java.util.Objects.requireNonNull;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The frame of every page: header, list of contents and footer, from {@code page.html}. */
final class Layout {

    // Paths of the sections, which the navigation of every page links to.
    static final String GUIDE = "/docs";
    static final String REFERENCE = "/docs/reference";
    static final String PROBLEMS = "/problems";

    private final Document page;

    /**
     * Creates a page without content.
     *
     * @param path the path of the navigation link that is marked as current: the page's own path or that of its section
     */
    Layout(String title, String path) {
        page = Jsoup.parse(Resources.text("page.html"));
        page.outputSettings().prettyPrint(false);
        page.title(title + " · Standfirst");
        requireNonNull(page.selectFirst(".masthead li a[href=" + path + "]")).attr("aria-current", "page");
    }

    /** The element that holds the page's content. */
    Element main() {
        return requireNonNull(page.selectFirst("main"));
    }

    /** Adds an entry to the list of contents or below one of its entries, and returns the new entry. */
    Element addContents(Element parent, String address, String title) {
        var list = parent.children().stream().filter(child -> child.tagName().equals("ul")).findFirst()
                .orElseGet(() -> parent.appendElement("ul"));
        var item = list.appendElement("li");
        item.appendElement("a").attr("href", address).text(title);
        return item;
    }

    /** The list of contents beside the page; a page without entries has no list. */
    Element contents() {
        return requireNonNull(page.selectFirst("nav.contents"));
    }

    /** Adds a script as a module. */
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
