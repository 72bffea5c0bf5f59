package dev.standfirst.docs;

import java.util.List;

import org.jsoup.nodes.Document;

import dev.standfirst.slug.Slug;

/** The guide: all chapters on one page, in the order of reading. */
final class Guide {

    /** Files in the folder “docs/guide”; the name of a file is the anchor of its chapter. */
    static final List<String> CHAPTERS = List.of("getting-started", "authentication", "include-and-fields", "lists", "static-sites", "writing",
            "working-copies-and-revisions", "locking-and-retries", "errors", "caching", "cors-and-rate-limits",
            "shares-and-privacy", "generating-clients", "example-front-end", "operations", "settings");

    Document page() {
        var layout = new Layout("Guide", Layout.GUIDE);
        Prose.append(layout.main().addClass("prose"), Resources.text("guide/introduction.md"));
        for (var chapter : CHAPTERS) {
            var section = layout.main().appendElement("section");
            Prose.append(section, Resources.text("guide/" + chapter + ".md"));
            var heading = section.expectFirst("h2");
            section.attr("aria-labelledby", chapter);
            heading.id(chapter);
            var item = layout.addContents(layout.contents(), "#" + chapter, heading.text());
            section.select("h3").forEach(part -> {
                part.id(chapter + "-" + Slug.of(part.text(), "part"));
                layout.addContents(item, "#" + part.id(), part.text());
            });
        }
        return layout.page();
    }
}
