package dev.standfirst.text.markdown;

import java.util.Map;
import java.util.Set;

import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

import dev.standfirst.text.markdown.MathBlockParser.MathBlock;
import dev.standfirst.text.markdown.MathParser.Math;

/** Renders math as {@code <code class="math">}, with its delimiters, for a script of the page such as KaTeX. */
final class MathHtml implements NodeRenderer {

    private final HtmlWriter html;

    MathHtml(HtmlNodeRendererContext context) {
        html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Math.class, MathBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof MathBlock block) {
            html.line();
            html.tag("p");
            write(block.literal.toString());
            html.tag("/p");
            html.line();
        } else {
            write(((Math) node).literal);
        }
    }

    private void write(String literal) {
        html.tag("code", Map.of("class", "math"));
        html.text(literal);
        html.tag("/code");
    }
}
