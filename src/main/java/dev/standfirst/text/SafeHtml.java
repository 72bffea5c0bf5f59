package dev.standfirst.text;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

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

    private static final String[] ELEMENTS = {
            "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "article", "header", "footer", "nav", "aside",
            "address", "blockquote", "pre", "hr", "br", "wbr", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption",
            "picture", "details", "summary",
            "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td",
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
            "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var" };

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}");
    private static final Pattern DIRECTION = Pattern.compile("(?i:ltr|rtl|auto)");
    private static final Pattern ALIGNMENT = Pattern.compile("(?i:left|right|center|justify)");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,5}%?");
    private static final Pattern DATE_TIME = Pattern.compile("[0-9A-Za-z:.,+ -]{1,64}");
    private static final Pattern HTTP_OR_RELATIVE = Pattern.compile("(?is)(?!\\s*mailto:).*");
    private static final Pattern MEDIA_QUERY = Pattern.compile("[0-9A-Za-z ().,:%+*/<>=-]{1,500}");
    private static final Pattern IMAGE_TYPE = Pattern.compile("image/[a-z0-9.+-]{1,40}");

    /**
     * Ids of footnotes, the only ids that are kept: an id is also a property of {@code window} and {@code document}, where it
     * could replace a variable of the page's scripts (DOM clobbering). Ids from Markdown contain a hyphen and so cannot be
     * the name of a variable.
     */
    private static final Pattern FOOTNOTE_ID = Pattern.compile(String.join("|",
            // Markdown, of this service and of others
            "(?:user-content-)?fn(?:ref)?(?:[-:][\\p{L}\\p{M}\\p{N}_.:-]{1,100}|[0-9]{1,4}(?:-[0-9]{1,4})?)",
            // Word, and editors that write the same HTML
            "_(?:ft|ed)n(?:ref)?[0-9]{1,4}",
            // Google Docs
            "ftnt(?:_ref)?[0-9]{1,4}",
            // LibreOffice
            "sd(?:foot|end)note[0-9]{1,4}(?:anc|sym)",
            // WordPress: a UUID
            "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-link)?"));

    private static final Set<String> FOOTNOTE_CLASSES = Set.of("footnotes", "footnote", "footnote-ref", "footnote-backref",
            "footnote-back");

    private static final Pattern CODE_LANGUAGE = Pattern.compile("lang(?:uage)?-[A-Za-z0-9_+#.-]{1,40}");

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

    private final PolicyFactory policy;

    /**
     * Creates a sanitiser.
     *
     * @param embedHosts hosts whose https pages may be framed, such as {@code player.vimeo.com}; compared whole,
     *        case-insensitively
     */
    public SafeHtml(Set<String> embedHosts) {
        policy = policy(embedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
    }

    /** Sanitises HTML. Sanitising the result again changes nothing, so stored HTML can be sanitised again. */
    public String clean(String html) {
        var cleaned = round(html);
        for (var rounds = 1; rounds < MAX_ROUNDS; rounds++) {
            var again = round(cleaned);
            if (again.equals(cleaned)) {
                break;
            }
            cleaned = again;
        }
        RenderBudget.checkLength(cleaned.length());
        return cleaned;
    }

    private String round(String html) {
        return NeedlessCharacterReferences.decode(policy.sanitize(html));
    }

    private static PolicyFactory policy(Set<String> embedHosts) {
        return new HtmlPolicyBuilder()
                .allowUrlProtocols("http", "https", "mailto")
                .allowElements(ELEMENTS)
                .allowElements(onlyWith("src"), "img", "iframe")
                .allowElements(onlyWith("srcset"), "source")
                .withPreprocessor(BudgetedTags::new)
                .withPreprocessor(NormalWeightBold::new)
                .withPreprocessor(SrcsetCommas::new)
                .withPreprocessor(ColumnGroupEnd::new)

                .allowAttributes("lang").matching(LANGUAGE_TAG).globally()
                .allowAttributes("dir").matching(DIRECTION).globally()
                .allowAttributes("translate").matching(keyword("yes", "no")).globally()
                .allowAttributes("title").matching(words()).globally()

                .allowAttributes("id").matching(FOOTNOTE_ID)
                .onElements("a", "aside", "div", "li", "p", "section", "span", "sup")
                .allowAttributes("name").matching(FOOTNOTE_ID).onElements("a")
                .allowAttributes("class").matching(only(FOOTNOTE_CLASSES))
                .onElements("a", "aside", "div", "li", "section", "sup")
                .allowAttributes("role").matching(keyword("doc-noteref", "doc-backlink", "doc-footnote", "doc-endnotes"))
                .onElements("a", "aside", "div", "section")

                .allowAttributes("href").onElements("a")
                .allowAttributes("hreflang").matching(LANGUAGE_TAG).onElements("a")
                .allowAttributes("aria-label").matching(words()).onElements("a")
                .allowAttributes("target").matching(keyword("_blank")).onElements("a")
                .allowAttributes("rel").matching(only(LINK_TYPES)).onElements("a")
                .allowAttributes("cite").matching(HTTP_OR_RELATIVE).onElements("blockquote", "q", "del", "ins")
                .allowAttributes("datetime").matching(DATE_TIME).onElements("time", "del", "ins")
                .allowAttributes("class").matching(value(SafeHtml::codeLanguage)).onElements("code", "pre")
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
                .allowAttributes("sizes").matching(MEDIA_QUERY).onElements("img", "source")
                .allowAttributes("media").matching(MEDIA_QUERY).onElements("source")
                .allowAttributes("type").matching(IMAGE_TYPE).onElements("source")

                .allowAttributes("src").matching(value(url -> embed(url, embedHosts))).onElements("iframe")
                .allowAttributes("allow").matching(value(SafeHtml::embedFeatures)).onElements("iframe")
                .allowAttributes("allowfullscreen").matching(flag()).onElements("iframe")
                .allowAttributes("sandbox").matching(value(SafeHtml::embedRights)).onElements("iframe")
                .allowAttributes("referrerpolicy").matching(keyword("no-referrer", "origin", "same-origin", "strict-origin",
                        "strict-origin-when-cross-origin"))
                .onElements("iframe")

                .allowAttributes("width", "height").matching(LENGTH).onElements("img", "source", "iframe")
                .allowAttributes("loading").matching(keyword("lazy", "eager")).onElements("img", "iframe")
                .toFactory();
    }

    /** Keeps an element only if it has the attribute. Attributes have the form name, value, name, value. */
    private static ElementPolicy onlyWith(String attribute) {
        return (element, attributes) -> {
            for (var i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(attribute)) {
                    return element;
                }
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

    private static @Nullable String codeLanguage(String classes) {
        return Stream.of(classes.split("\\s+")).filter(name -> CODE_LANGUAGE.matcher(name).matches()).findFirst().orElse(null);
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
