package dev.standfirst.text.markdown;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * Alerts of GitHub Flavored Markdown: quotes that begin with {@code [!NOTE]} or another of five kinds, with GitHub's classes.
 */
final class Alerts {

    private static final Pattern MARK = Pattern.compile("\\[!(note|tip|important|warning|caution)]", Pattern.CASE_INSENSITIVE);

    private Alerts() {
    }

    /** Alert: a quote with a title. */
    static final class Alert extends CustomBlock {

        private final String kind;

        Alert(String kind) {
            this.kind = kind;
        }

        private String title() {
            return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        }
    }

    /** Replaces the quotes that are alerts. */
    static Node mark(Node document) {
        var quotes = new ArrayList<BlockQuote>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(BlockQuote quote) {
                quotes.add(quote);
                super.visit(quote);
            }
        });
        quotes.forEach(Alerts::mark);
        return document;
    }

    private static void mark(BlockQuote quote) {
        if (!(quote.getFirstChild() instanceof Paragraph first) || !(first.getFirstChild() instanceof Text text)) {
            return;
        }
        var mark = MARK.matcher(text.getLiteral().strip());
        var lineBreak = text.getNext();
        if (!mark.matches() || !(lineBreak == null ? first.getNext() != null : isLineBreak(lineBreak))) {
            return;
        }
        text.unlink();
        if (lineBreak == null) {
            first.unlink();
        } else {
            lineBreak.unlink();
        }
        var alert = new Alert(mark.group(1).toLowerCase(Locale.ROOT));
        for (var child = quote.getFirstChild(); child != null; child = quote.getFirstChild()) {
            alert.appendChild(child);
        }
        quote.insertBefore(alert);
        quote.unlink();
    }

    private static boolean isLineBreak(Node node) {
        return node instanceof SoftLineBreak || node instanceof HardLineBreak;
    }

    static NodeRenderer renderer(HtmlNodeRendererContext context) {
        return new NodeRenderer() {
            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of(Alert.class);
            }

            @Override
            public void render(Node node) {
                var alert = (Alert) node;
                var html = context.getWriter();
                html.line();
                html.tag("div", Map.of("class", "markdown-alert markdown-alert-" + alert.kind));
                html.line();
                html.tag("p", Map.of("class", "markdown-alert-title"));
                html.text(alert.title());
                html.tag("/p");
                html.line();
                for (var child = alert.getFirstChild(); child != null; child = child.getNext()) {
                    context.render(child);
                }
                html.line();
                html.tag("/div");
                html.line();
            }
        };
    }
}
