package dev.standfirst.text.markdown;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

import dev.standfirst.text.markdown.MathParser.Math;

/**
 * Ids of headings: {@code {#id}} at the end of the heading or else its folded text, with {@code -1}, {@code -2} for repeats.
 * Links to a heading follow its id, also those in the form of GitHub, which keeps letters of every script.
 */
final class HeadingIds {

    private static final Pattern GIVEN = Pattern.compile("\\s*\\{#([\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_.:-]{0,99})}\\s*$");

    private static final Pattern ID_IN_HTML = Pattern.compile("\\b(?:id|name)\\s*=\\s*[\"']?([^\"'\\s>]{1,200})");

    /** Ids of footnotes. */
    private static final Pattern RESERVED = Pattern.compile("fn(?:ref)?(?:-.*|\\d.*)");

    private static final Pattern NOT_IN_GITHUB_IDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

    /** Id of a heading whose text cannot be part of an id, such as an emoji. */
    private static final String UNNAMED = "section";

    private final UnaryOperator<String> folding;

    HeadingIds(UnaryOperator<String> folding) {
        this.folding = folding;
    }

    /** Heading with its id. */
    private static final class IdentifiedHeading extends Heading {

        private String id = "";
    }

    static NodeRenderer renderer(HtmlNodeRendererContext context) {
        return new NodeRenderer() {
            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of(IdentifiedHeading.class);
            }

            @Override
            public void render(Node node) {
                var heading = (IdentifiedHeading) node;
                var html = context.getWriter();
                var tag = "h" + heading.getLevel();
                html.line();
                html.tag(tag, Map.of("id", heading.id));
                for (var child = heading.getFirstChild(); child != null; child = child.getNext()) {
                    context.render(child);
                }
                html.tag("/" + tag);
                html.line();
            }
        };
    }

    /** Gives an id to each heading, and leads links to them. */
    Node assign(Node document) {
        var found = new Found();
        document.accept(found);
        var headings = found.headings.stream().map(HeadingIds::identified).toList();
        var ids = new Ids(found.idsInHtml, folding);
        headings.forEach(ids::claimGiven);
        headings.forEach(ids::claimFolded);
        found.links.forEach(ids::lead);
        return document;
    }

    /** Replaces a heading by one with an id, which is the given one or still empty. */
    private static IdentifiedHeading identified(Heading heading) {
        var identified = new IdentifiedHeading();
        identified.setLevel(heading.getLevel());
        for (var child = heading.getFirstChild(); child != null; child = heading.getFirstChild()) {
            identified.appendChild(child);
        }
        heading.insertBefore(identified);
        heading.unlink();
        if (identified.getLastChild() instanceof Text text) {
            var given = GIVEN.matcher(text.getLiteral());
            if (given.find()) {
                identified.id = given.group(1);
                text.setLiteral(text.getLiteral().substring(0, given.start()));
            }
        }
        return identified;
    }

    private static final class Found extends AbstractVisitor {

        private final List<Heading> headings = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final Set<String> idsInHtml = new HashSet<>();

        @Override
        public void visit(Heading heading) {
            headings.add(heading);
            super.visit(heading);
        }

        @Override
        public void visit(Link link) {
            if (link.getDestination().startsWith("#")) {
                links.add(link);
            }
            super.visit(link);
        }

        @Override
        public void visit(HtmlInline html) {
            add(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            add(html.getLiteral());
        }

        private void add(String html) {
            var id = ID_IN_HTML.matcher(html);
            while (id.find()) {
                idsInHtml.add(id.group(1));
            }
        }
    }

    private static final class Ids {

        private final Set<String> taken;
        private final UnaryOperator<String> folding;
        private final Map<String, String> folded = new HashMap<>();
        private final Map<String, Integer> repeats = new HashMap<>();
        private final Map<String, Integer> repeatsOnGitHub = new HashMap<>();
        private final Map<String, String> byGitHubId = new HashMap<>();

        Ids(Set<String> taken, UnaryOperator<String> folding) {
            this.taken = taken;
            this.folding = folding;
        }

        private void claimGiven(IdentifiedHeading heading) {
            if (!heading.id.isEmpty()) {
                heading.id = claim(heading.id);
            }
        }

        private void claimFolded(IdentifiedHeading heading) {
            var text = text(heading);
            if (heading.id.isEmpty()) {
                heading.id = claim(fold(text));
            }
            var onGitHub = NOT_IN_GITHUB_IDS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
            var repeat = repeatsOnGitHub.merge(onGitHub, 1, Integer::sum) - 1;
            byGitHubId.putIfAbsent(repeat == 0 ? onGitHub : onGitHub + "-" + repeat, heading.id);
        }

        private String claim(String wanted) {
            var base = RESERVED.matcher(wanted).matches() ? UNNAMED + "-" + wanted : wanted;
            var id = base;
            while (!taken.add(id)) {
                id = base + "-" + repeats.merge(base, 1, Integer::sum);
            }
            return id;
        }

        private String fold(String text) {
            var id = folded.computeIfAbsent(text, folding);
            return id.isEmpty() ? UNNAMED : id;
        }

        private void lead(Link link) {
            var fragment = decoded(link.getDestination().substring(1));
            if (fragment.isEmpty() || taken.contains(fragment) || RESERVED.matcher(fragment).matches()) {
                return;
            }
            var id = byGitHubId.get(fragment.toLowerCase(Locale.ROOT));
            if (id == null && taken.contains(fold(fragment))) {
                id = fold(fragment);
            }
            if (id != null) {
                link.setDestination("#" + id);
            }
        }

        private static String decoded(String fragment) {
            try {
                return fragment.indexOf('%') < 0 ? fragment
                        : URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return fragment;
            }
        }
    }

    /** Text of a heading, without marks of footnotes and without HTML. */
    private static String text(Heading heading) {
        var text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak node) {
                text.append(' ');
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof Math math) {
                    text.append(math.literal);
                } else {
                    super.visit(node);
                }
            }
        });
        return CjkEmphasis.restore(text.toString());
    }
}
