package dev.standfirst.text;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import dev.standfirst.text.html.Elements;
import dev.standfirst.text.html.HtmlException;
import dev.standfirst.text.html.HtmlTree;
import dev.standfirst.text.html.InPageLinks;
import dev.standfirst.text.html.LayoutClasses;
import dev.standfirst.text.html.Removal;
import dev.standfirst.text.html.Removal.Reason;
import dev.standfirst.text.html.Removals;

/**
 * Sanitiser for HTML that goes into a page unchanged: it keeps what an article needs and removes everything else. Scripts,
 * styles, event handlers, forms and foreign content are removed; URLs must be http, https, mailto (in links) or relative.
 * Instances are immutable and thread-safe.
 */
public final class SafeHtml {

    /**
     * Maximum number of rounds. Each round only removes content, and hardly any text needs a third one; the limit bounds
     * unforeseen cases.
     */
    private static final int MAX_ROUNDS = 8;

    /** Comment that the policy writes into double braces, against template libraries; a body is text for them, too. */
    private static final String BROKEN_BRACES = "{<!-- -->";

    private static final Set<String> ADDRESSES = Set.of("href", "src", "srcset", "poster", "cite");

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}");
    private static final Pattern DIRECTION = Pattern.compile("(?i:ltr|rtl|auto)");
    private static final Pattern ALIGNMENT = Pattern.compile("(?i:left|right|center|justify)");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,5}%?");
    private static final Pattern DATE_TIME = Pattern.compile("[0-9A-Za-z:.,+ -]{1,64}");
    private static final Pattern HTTP_OR_RELATIVE = Pattern.compile("(?is)(?!\\s*(?:mailto|tel|sms):).*");
    private static final Pattern MEDIA_QUERY = Pattern.compile("[0-9A-Za-z ().,:%+*/<>=-]{1,500}");
    private static final Pattern MEDIA_TYPE = Pattern
            .compile("(?:image|video|audio)/[a-z0-9.+-]{1,40}(?:; ?codecs=[a-zA-Z0-9., \"'-]{1,60})?");
    private static final Pattern MATH_VALUE = Pattern.compile("[0-9A-Za-z.,%+# -]{1,60}");
    private static final Pattern ANNOTATION = Pattern.compile("(?:application/x-tex|text/plain|TeX|LaTeX)");
    private static final Pattern IDS = Pattern.compile("[^\"'`<>&]{1,400}");

    private static final Set<String> LINK_TYPES = Set.of("author", "bookmark", "external", "help", "license", "me", "next",
            "nofollow", "noopener", "noreferrer", "prev", "search", "sponsored", "tag", "ugc");

    /** Features that embedded players use. Camera, microphone, geolocation and payment are excluded. */
    private static final Set<String> EMBED_FEATURES = Set.of("accelerometer", "autoplay", "clipboard-write", "encrypted-media",
            "fullscreen", "gyroscope", "picture-in-picture", "web-share");

    /** Rights of sandboxed frames. Navigation of the whole page is excluded. */
    private static final Set<String> EMBED_RIGHTS = Set.of("allow-forms", "allow-popups", "allow-popups-to-escape-sandbox",
            "allow-presentation", "allow-same-origin", "allow-scripts");

    /**
     * URLs of embedded frames, stricter than the URL syntax: no user, no port, nothing that two parsers could interpret
     * differently.
     */
    private static final Pattern EMBED_URL = Pattern
            .compile("(?i:https)://(?<host>[A-Za-z0-9.-]+)(?:[/?#][A-Za-z0-9/?#&=%._~:;,!*'()+@$-]*)?");

    /**
     * Sanitised HTML, and what is missing in it.
     *
     * @param removed one entry for each kind of removal
     */
    public record Sanitised(String html, List<Removal> removed) {
    }

    private final HtmlTree tree;
    private final PolicyFactory policy;

    /**
     * Creates a sanitiser.
     *
     * @param embedHosts hosts whose https pages may be framed, such as {@code player.vimeo.com}; compared whole,
     *        case-insensitively
     */
    public SafeHtml(Set<String> embedHosts) {
        var hosts = embedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        tree = new HtmlTree(hosts);
        policy = policy(hosts);
    }

    /** Sanitises HTML. Sanitising the result again changes nothing, so stored HTML can be sanitised again. */
    public String clean(String html) {
        return sanitise(html).html();
    }

    /**
     * Sanitises HTML, and reports what it removed.
     *
     * @throws HtmlException for HTML that is not rendered
     */
    public Sanitised sanitise(String html) {
        var removals = new Removals();
        var former = html;
        var cleaned = round(html, removals);
        for (var rounds = 1; rounds < MAX_ROUNDS && !cleaned.equals(former); rounds++) {
            former = cleaned;
            cleaned = round(former, removals);
        }
        RenderBudget.checkLength(cleaned.length());
        return new Sanitised(cleaned, removals.toList());
    }

    private String round(String html, Removals removals) {
        var sanitised = policy.sanitize(tree.prepare(html, removals), new RemovalListener(), removals);
        return NeedlessCharacterReferences.decode(sanitised.replace(BROKEN_BRACES, "{"));
    }

    /** Reports what the policy removes beside the steps of the tree. */
    private static final class RemovalListener implements HtmlChangeListener<Removals> {

        @Override
        public void discardedTag(@Nullable Removals removals, String element) {
            requireNonNull(removals).element(element, Reason.NOT_ALLOWED);
        }

        @Override
        public void discardedAttributes(@Nullable Removals removals, String element, String... attributes) {
            for (var attribute : attributes) {
                requireNonNull(removals).attribute(element, attribute,
                        ADDRESSES.contains(attribute) ? Reason.URL : Reason.NOT_ALLOWED);
            }
        }
    }

    private static PolicyFactory policy(Set<String> embedHosts) {
        return new HtmlPolicyBuilder()
                .allowUrlProtocols("http", "https", "mailto", "tel", "sms")
                .allowElements(Elements.HTML.toArray(String[]::new))
                .allowElements(Elements.MATH.toArray(String[]::new))
                .allowWithoutAttributes(Elements.MATH.toArray(String[]::new))
                // They stay for the report on their attributes; the next round removes those that have none.
                .allowWithoutAttributes("span", "a")
                .allowElements("video", "audio")
                .allowElements(onlyWith("src"), "img", "iframe", "track")
                .allowElements(onlyWith("src", "srcset"), "source")
                .allowElements(onlyWith("type"), "input")
                .withPreprocessor(BudgetedTags::new)
                .withPreprocessor(SrcsetCommas::new)
                .withPreprocessor(ColumnGroupEnd::new)

                .allowAttributes("lang").matching(LANGUAGE_TAG).globally()
                .allowAttributes("dir").matching(DIRECTION).globally()
                .allowAttributes("translate").matching(keyword("yes", "no")).globally()
                .allowAttributes("title").matching(words()).globally()
                .allowAttributes("id").matching(InPageLinks.ID).globally()
                .allowAttributes("name").matching(InPageLinks.ID).onElements("a")
                .allowAttributes("class").matching(value(SafeHtml::classes)).globally()
                .allowAttributes("hidden").matching(flag()).globally()
                .allowAttributes("aria-hidden").matching(keyword("true", "false")).globally()
                .allowAttributes("aria-labelledby", "aria-describedby").matching(IDS).globally()
                .allowAttributes("role").matching(keyword("doc-noteref", "doc-backlink", "doc-footnote", "doc-endnotes"))
                .onElements("a", "aside", "div", "section")

                .allowAttributes("href").onElements("a")
                .allowAttributes("hreflang").matching(LANGUAGE_TAG).onElements("a")
                .allowAttributes("aria-label").matching(words()).onElements("a")
                .allowAttributes("target").matching(keyword("_blank")).onElements("a")
                .allowAttributes("rel").matching(only(LINK_TYPES)).onElements("a")
                .allowAttributes("cite").matching(HTTP_OR_RELATIVE).onElements("blockquote", "q", "del", "ins")
                .allowAttributes("datetime").matching(DATE_TIME).onElements("time", "del", "ins")
                .allowAttributes("open").matching(flag()).onElements("details")

                .allowAttributes("start").matching(INTEGER).onElements("ol")
                .allowAttributes("reversed").matching(flag()).onElements("ol")
                .allowAttributes("type").matching(Pattern.compile("[1aAiI]")).onElements("ol")
                .allowAttributes("value").matching(INTEGER).onElements("li")

                .allowAttributes("colspan", "rowspan").matching(SPAN).onElements("td", "th")
                .allowAttributes("span").matching(SPAN).onElements("col", "colgroup")
                .allowAttributes("scope").matching(keyword("row", "col", "rowgroup", "colgroup")).onElements("th")
                .allowAttributes("abbr").matching(words()).onElements("th")
                .allowAttributes("align").matching(ALIGNMENT)
                .onElements("td", "th", "tr", "thead", "tbody", "tfoot", "col", "colgroup")

                .allowAttributes("src").matching(HTTP_OR_RELATIVE).onElements("img")
                .allowAttributes("alt").matching(words()).onElements("img")
                .allowAttributes("decoding").matching(keyword("sync", "async", "auto")).onElements("img")
                .allowAttributes("fetchpriority").matching(keyword("high", "low", "auto")).onElements("img")
                .allowAttributes("srcset").matching(value(srcset -> srcset.replace(" , ", ", "))).onElements("img", "source")
                .allowAttributes("src").matching(HTTP_OR_RELATIVE).onElements("video", "audio", "source", "track")
                .allowAttributes("poster").matching(HTTP_OR_RELATIVE).onElements("video")
                .allowAttributes("controls", "loop", "muted", "autoplay").matching(flag()).onElements("video", "audio")
                .allowAttributes("playsinline").matching(flag()).onElements("video")
                .allowAttributes("preload").matching(keyword("none", "metadata", "auto")).onElements("video", "audio")
                .allowAttributes("kind").matching(keyword("subtitles", "captions", "descriptions", "chapters", "metadata"))
                .onElements("track")
                .allowAttributes("srclang").matching(LANGUAGE_TAG).onElements("track")
                .allowAttributes("label").matching(words()).onElements("track")
                .allowAttributes("default").matching(flag()).onElements("track")
                .allowAttributes("type").matching(keyword("checkbox")).onElements("input")
                .allowAttributes("checked", "disabled").matching(flag()).onElements("input")
                .allowAttributes("headers").matching(IDS).onElements("td", "th")

                .allowAttributes("display").matching(keyword("block", "inline")).onElements("math")
                .allowAttributes("encoding").matching(ANNOTATION).onElements("annotation")
                .allowAttributes("mathvariant", "displaystyle", "scriptlevel", "stretchy", "symmetric", "largeop",
                        "movablelimits", "separator", "fence", "form", "lspace", "rspace", "minsize", "maxsize", "accent",
                        "accentunder", "linethickness", "width", "height", "depth", "voffset", "columnalign", "rowspacing",
                        "columnspacing", "columnspan", "rowspan", "mathsize", "open", "close", "separators", "notation")
                .matching(MATH_VALUE).onElements(Elements.MATH.toArray(String[]::new))
                .allowAttributes("sizes").matching(MEDIA_QUERY).onElements("img", "source")
                .allowAttributes("media").matching(MEDIA_QUERY).onElements("source")
                .allowAttributes("type").matching(MEDIA_TYPE).onElements("source")

                .allowAttributes("src").matching(value(url -> embed(url, embedHosts))).onElements("iframe")
                .allowAttributes("allow").matching(value(SafeHtml::embedFeatures)).onElements("iframe")
                .allowAttributes("allowfullscreen").matching(flag()).onElements("iframe")
                .allowAttributes("sandbox").matching(value(SafeHtml::embedRights)).onElements("iframe")
                .allowAttributes("referrerpolicy").matching(keyword("no-referrer", "origin", "same-origin", "strict-origin",
                        "strict-origin-when-cross-origin"))
                .onElements("iframe")

                .allowAttributes("width", "height").matching(LENGTH).onElements("img", "source", "iframe", "video")
                .allowAttributes("loading").matching(keyword("lazy", "eager")).onElements("img", "iframe")
                .toFactory();
    }

    /** Keeps an element only if it has any of the attributes. They have the form name, value, name, value. */
    private static ElementPolicy onlyWith(String... names) {
        var wanted = Set.of(names);
        return (element, attributes) -> {
            var isName = true;
            for (var text : attributes) {
                if (isName && wanted.contains(text)) {
                    return element;
                }
                isName = !isName;
            }
            return null;
        };
    }

    private static AttributePolicy value(Function<String, @Nullable String> change) {
        return (element, attribute, value) -> change.apply(value);
    }

    /** Removes space at the end of a text: the sanitiser adds a space after a final backtick, in each round. */
    private static AttributePolicy words() {
        return value(String::stripTrailing);
    }

    private static AttributePolicy keyword(String... keywords) {
        var known = Set.of(keywords);
        return value(value -> {
            var keyword = value.strip().toLowerCase(Locale.ROOT);
            return known.contains(keyword) ? keyword : null;
        });
    }

    /** Normalises a boolean attribute, which is true if present, whatever its value. */
    private static AttributePolicy flag() {
        return (element, attribute, value) -> attribute;
    }

    private static AttributePolicy only(Set<String> tokens) {
        return value(value -> {
            var kept = Stream.of(value.toLowerCase(Locale.ROOT).split("\\s+")).filter(tokens::contains).distinct()
                    .collect(Collectors.joining(" "));
            return kept.isEmpty() ? null : kept;
        });
    }

    private static @Nullable String classes(String classes) {
        var kept = Stream.of(classes.split("\\s+"))
                .filter(name -> LayoutClasses.KEPT.contains(name) || LayoutClasses.LANGUAGE.matcher(name).matches()).distinct()
                .collect(Collectors.joining(" "));
        return kept.isEmpty() ? null : kept;
    }

    private static @Nullable String embed(String url, Set<String> hosts) {
        var match = EMBED_URL.matcher(url.strip());
        return match.matches() && hosts.contains(match.group("host").toLowerCase(Locale.ROOT)) ? match.group() : null;
    }

    /** Keeps feature names only: with an origin after it, a feature would be delegated from the framed page to others. */
    private static @Nullable String embedFeatures(String allow) {
        var kept = Stream.of(allow.toLowerCase(Locale.ROOT).split(";")).map(String::strip).filter(EMBED_FEATURES::contains)
                .distinct().collect(Collectors.joining("; "));
        return kept.isEmpty() ? null : kept;
    }

    /** Keeps known rights. An empty sandbox stays, because it is the strictest one. */
    private static String embedRights(String sandbox) {
        return Stream.of(sandbox.toLowerCase(Locale.ROOT).split("\\s+")).filter(EMBED_RIGHTS::contains).distinct()
                .collect(Collectors.joining(" "));
    }
}
