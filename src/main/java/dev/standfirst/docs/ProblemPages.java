package dev.standfirst.docs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jsoup.nodes.Document;

import dev.standfirst.problem.ProblemType;

/** The list of all problem types, and a page for each at the address that is its {@code type}, which explains cause and fix. */
final class ProblemPages {

    /** Ordered by status; types with equal status keep the order of {@link ProblemType}. */
    private static final List<ProblemType> IN_ORDER = Arrays.stream(ProblemType.values())
            .sorted(Comparator.comparing(ProblemType::status)).toList();

    /** The page of one problem type. */
    Document of(ProblemType type) {
        var layout = new Layout(type.title(), Layout.PROBLEMS);
        layout.contents().addClass("others").attr("aria-label", "All problems");
        for (var other : IN_ORDER) {
            var link = layout.addContents(layout.contents(), other.uri(), other.title()).child(0);
            if (other == type) {
                link.attr("aria-current", "page");
            }
        }
        var main = layout.main().addClass("prose");
        main.appendElement("h1").text(type.title());
        var facts = main.appendElement("p").addClass("facts");
        facts.appendElement("span").addClass("status").text(String.valueOf(type.status()));
        facts.appendText(" ").appendElement("code").text(type.uri());
        Prose.append(main, Resources.text(type.uri().substring(1) + ".md"));
        return layout.page();
    }

    /** The list of all problem types. */
    Document all() {
        var layout = new Layout("Problems", Layout.PROBLEMS);
        var main = layout.main().addClass("prose");
        Prose.append(main, Resources.text("problems/introduction.md"));
        var rows = main.appendElement("div").addClass("wide").attr("tabindex", "0").appendElement("table");
        var head = rows.appendElement("thead").appendElement("tr");
        head.appendElement("th").text("Status");
        head.appendElement("th").text("Type");
        head.appendElement("th").text("Title");
        var body = rows.appendElement("tbody");
        for (var type : IN_ORDER) {
            var row = body.appendElement("tr");
            row.appendElement("td").text(String.valueOf(type.status()));
            row.appendElement("td").appendElement("a").attr("href", type.uri()).appendElement("code").text(type.uri());
            row.appendElement("td").text(type.title());
        }
        return layout.page();
    }
}
