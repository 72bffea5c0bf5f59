package dev.standfirst.docs;

import java.util.List;

import org.jsoup.nodes.Document;

import dev.standfirst.slug.Slug;

/** The guide: all chapters on one page, in the order of reading. */
final class Guide {

    /** Names of the files in the folder {@code docs/guide}; each is also the anchor of its chapter. */
    static final List<String> CHAPTERS = List.of("getting-started", "authentication", "pages", "lists", "writing",
            "versions-and-retries", "errors", "caching", "shares-and-privacy");

    Document page() {
        var layout = new Layout("Guide", Pages.GUIDE);
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
