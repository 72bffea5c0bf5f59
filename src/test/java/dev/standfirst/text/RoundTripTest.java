package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A body in the manner of any editor keeps its text, and the report of sanitising mentions every loss. */
class RoundTripTest {

    private static final Path CORPUS = Path.of("src/test/resources/text/corpus");

    static final List<String> EDITORS = editors();

    private static final SafeHtml SAFE = new SafeHtml(
            Set.of("www.youtube-nocookie.com", "www.youtube.com", "player.vimeo.com"));

    @ParameterizedTest
    @FieldSource("EDITORS")
    void everyLossIsReported(String editor) throws IOException {
        assertReported(Files.readString(CORPUS.resolve(editor)));
    }

    @ParameterizedTest
    @FieldSource("EDITORS")
    void sanitisingTheResultAgainChangesAndReportsNothing(String editor) throws IOException {
        var clean = SAFE.clean(Files.readString(CORPUS.resolve(editor)));

        assertEquals(new SafeHtml.Sanitised(clean, List.of()), SAFE.sanitise(clean));
    }

    @Property(tries = 2_000)
    void everyLossOfGeneratedHtmlIsReported(@ForAll("bodies") String html) {
        assertReported(html);
    }

    private static void assertReported(String html) {
        var sanitised = SAFE.sanitise(html);

        assertEquals(List.of(), Losses.unreported(html, sanitised), () -> html + "\n" + sanitised);
    }

    /** Well-formed bodies of known and unknown elements and attributes, with valid and invalid values. */
    @Provide
    Arbitrary<String> bodies() {
        return blocks(2).list().ofMinSize(1).ofMaxSize(4).map(all -> String.join("\n", all));
    }

    private static Arbitrary<String> blocks(int depth) {
        var blocks = Arbitraries.of("p", "h2", "blockquote", "section", "figure", "div", "aside", "center", "marquee", "x-card",
                "main", "article", "details");
        var phrases = Arbitraries.of("b", "i", "span", "strike", "tt", "acronym", "big", "font", "blink", "sup", "code", "u",
                "abbr", "bdi", "time", "mark", "s", "label");
        var words = Arbitraries.of("tide", "a &lt; b", "{{ x }}", "“ö”", "中文", "`x`", "1 + 1 = 2 @ 3", "`");
        var whole = Arbitraries.of("<img src=/a.png alt=a>", "<img src='data:image/png;base64,AA'>", "<img data-src=/b.png>",
                "<video src=/v.mp4 controls autoplay></video>", "<audio><source src=/b.ogg type=audio/ogg></audio>",
                "<video></video>", "<input type=checkbox checked>", "<input name=q>", "<script>x()</script>",
                "<iframe src=//www.youtube.com/embed/aB3dE6gH9jK></iframe>", "<iframe src=https://e.example/f></iframe>",
                "<iframe src='javascript:x'></iframe>", "<a href=#a>up</a>", "<a name=a></a>", "<a href=tel:+1>call</a>",
                "<a href=javascript:x>bad</a>", "<a href='https://e.example/?a=b|c d'>odd</a>", "<svg><path d=M1></path></svg>",
                "<math><mi>x</mi><mfenced><mn>2</mn></mfenced></math>", "<math><mtext><b>t</b></mtext></math>",
                "<ruby>汐<rt>しお</rt></ruby>", "<button type=button>go</button>", "<progress value=1></progress>",
                "<embed src=https://e.example/a.swf>", "<br>", "<hr size=2>", "<track src=/t.vtt>");
        var inner = depth == 0 ? Arbitraries.oneOf(words, whole) : Arbitraries.oneOf(words, whole, phrases(phrases, depth));
        var content = inner.list().ofMaxSize(3).map(all -> String.join(" ", all));
        return Combinators.combine(blocks, attributes(), content)
                .as((name, attributes, text) -> "<%s%s>%s</%s>".formatted(name, attributes, text, name));
    }

    private static Arbitrary<String> phrases(Arbitrary<String> names, int depth) {
        var content = depth == 0 ? Arbitraries.of("ebb", "flow")
                : Arbitraries.oneOf(Arbitraries.of("ebb", "flow"), phrases(names, depth - 1));
        return Combinators.combine(names, attributes(), content)
                .as((name, attributes, text) -> "<%s%s>%s</%s>".formatted(name, attributes, text, name));
    }

    private static Arbitrary<String> attributes() {
        return Arbitraries
                .of(" id=a", " id=b-c", " id='d e'", " class='alignleft foo'", " class=callout", " title=t", " lang=de",
                        " lang='?'", " dir=up", " hidden", " onclick=x()", " data-x=1", " foo=bar", " aria-hidden=true",
                        " align=center",
                        " style='color:red;font-weight:700'", " style='text-align:right'", " style='margin:0;position:fixed'",
                        " accesskey=k", " translate=no", " aria-label=l", " style='text-decoration:line-through'")
                .list().ofMaxSize(2).uniqueElements(attribute -> attribute.split("=")[0]).map(all -> String.join("", all));
    }

    private static List<String> editors() {
        try (var files = Files.list(CORPUS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
