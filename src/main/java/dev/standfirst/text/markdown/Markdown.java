package dev.standfirst.text.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

import dev.standfirst.text.RenderBudget;
import dev.standfirst.text.RenderBudget.Bound;

/**
 * Markdown to HTML: GitHub Flavored Markdown (tables, task lists, alerts, strikethrough, autolinks) with footnotes, heading ids
 * and math. Time and memory grow linearly with the source.
 */
public final class Markdown {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Extensions of the parser. Tables are added by {@link BlockStarts}. */
    private static final List<Extension> PARSED = List.of(StrikethroughExtension.create(), AutolinkExtension.create(),
            FootnotesExtension.create(), TaskListItemsExtension.create());

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(PARSED)
            .extensions(List.of(TablesExtension.create()))
            .nodeRendererFactory(Alerts::renderer).nodeRendererFactory(MathHtml::new).nodeRendererFactory(HeadingIds::renderer)
            .build();

    private Markdown() {
    }

    /**
     * Renders HTML that is not yet safe: raw HTML and URLs pass through, so that a sanitiser must follow. Headings have ids,
     * and
     * links to a heading lead to its id.
     *
     * @param folding makes the id of a heading from its text; empty text if nothing of it can be part of an id
     * @throws MarkdownException if the source begins with front matter
     * @throws RenderBudget.Exceeded if the source exceeds the budget of its rendering, or has a million table cells
     */
    public static String toHtml(String source, UnaryOperator<String> folding) {
        var text = withoutByteOrderMark(source);
        FrontMatter.reject(text);
        return render(text, new HeadingIds(folding));
    }

    /** Renders HTML without heading ids. */
    public static String toHtml(String source) {
        return render(withoutByteOrderMark(source), null);
    }

    private static String render(String source, @Nullable HeadingIds headingIds) {
        var text = CjkEmphasis.prepare(source);
        var html = new BudgetedOutput();
        RENDERER.render(parsed(text, headingIds), html);
        return CjkEmphasis.restore(html.toString());
    }

    private static Node parsed(String source, @Nullable HeadingIds headingIds) {
        try {
            return parser(source, headingIds).parseReader(BudgetedText.reader(source));
        } catch (IllegalArgumentException tooManyTableCells) {
            throw new RenderBudget.Exceeded(Bound.LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parser parser(String source, @Nullable HeadingIds headingIds) {
        var parser = Parser.builder().extensions(PARSED).inlineParserFactory(BudgetedText.INLINE)
                .customInlineContentParserFactory(MathParser.FACTORY)
                .postProcessor(Alerts::mark);
        if (source.contains(MathBlockParser.DELIMITER)) {
            parser.customBlockParserFactory(new MathBlockParser.Factory(source)).includeSourceSpans(IncludeSourceSpans.BLOCKS);
        }
        BlockStarts.addTo(parser);
        if (headingIds != null) {
            parser.postProcessor(headingIds::assign);
        }
        return parser.build();
    }

    private static String withoutByteOrderMark(String source) {
        return source.startsWith(BYTE_ORDER_MARK) ? source.substring(BYTE_ORDER_MARK.length()) : source;
    }
}
