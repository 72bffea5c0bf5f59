package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import dev.standfirst.text.markdown.Markdown;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sanitising removes every known attempt to get a script, a style or a page of another site into a post. */
class AttackTest {

    static final List<Attack> ATTACKS = Attack.all();

    private static final SafeHtml SAFE = new SafeHtml(Set.of("www.youtube-nocookie.com", "Player.Vimeo.com"));

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void anAttackIsRemovedFromHtml(Attack attack) {
        assertClean(attack.text());
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void anAttackIsRemovedFromMarkdown(Attack attack) {
        assertClean(Markdown.toHtml(attack.text()));
    }

    @ParameterizedTest
    @CsvSource({ "<div>, 2000", "<b><i>, 2000", "<svg><p>, 1000", "<math><mtext>, 1000", "<table><tr><td>, 1000",
            "<a href=x>, 2000", "<!--, 5000", "<p title=\", 5000", "<select><option>, 1000", "<noscript>, 2000", "</p>, 5000",
            "&#x6a, 9000", "<x-y, 5000" })
    void anAttackIsRemovedAfterDeepNestingOrLongText(String prefix, int times) {
        assertClean(prefix.repeat(times) + "<img src=x onerror=alert(1)>\"--><script>alert(1)</script>");
        assertClean("<a href=\"" + " ".repeat(times) + "javascript:alert(1)\">x</a>");
    }

    /** Mixtures of attacks, cut off anywhere and nested, with harmless HTML. */
    @Property(tries = 1_000)
    void anAttackIsRemovedFromAnyMixture(@ForAll("mixtures") String html) {
        assertClean(html);
    }

    @Test
    void thereAreManyAttacksOfEveryKind() {
        var kinds = ATTACKS.stream().collect(Collectors.groupingBy(Attack::kind, Collectors.toSet()));

        assertTrue(ATTACKS.stream().map(Attack::text).distinct().count() >= 600, "Attacks: " + ATTACKS.size());
        kinds.forEach((kind, attacks) -> assertTrue(attacks.size() >= 15, kind));
    }

    /** Some attacks are harmless until they are decoded, normalised or rewritten, which does not happen here. */
    @Test
    void theInspectionFindsMostAttacksInUncleanedHtml() {
        var undetected = ATTACKS.stream().filter(attack -> Inspection.findings(asHtml(attack)).isEmpty()).toList();

        assertTrue(undetected.size() < ATTACKS.size() / 5, () -> undetected.size() + ": " + undetected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            <script>alert(1)</script>                                         | element script
            <p onclick="alert(1)">a</p>                                       | attribute onclick="alert(1)"
            <p style="color:red">a</p>                                        | attribute style="color:red"
            <p id="location">a</p>                                            | attribute id="location"
            <img src="/a.png" name="cookie">                                  | attribute name="cookie"
            <p class="modal">a</p>                                            | attribute class="modal"
            <a href="java&#10;script:alert(1)">a</a>                          | attribute href="java\\nscript:alert(1)"
            <a href="&#1; data:,x">a</a>                                      | attribute href="&#x1; data:,x"
            <img src="/a.png" srcset="/a.png 1x, javascript:x 2x">            | attribute srcset="/a.png 1x, javascript:x 2x"
            <a href="/a" target="_blank">a</a>                                | attribute target="_blank"
            <iframe src="https://player.vimeo.com@example.org/"></iframe>     | frame https://player.vimeo.com@example.org/
            <iframe src="http://player.vimeo.com/"></iframe>                  | frame http://player.vimeo.com/
            <iframe></iframe>                                                 | frame
            <!-- a -->                                                        | node #comment
            </main>a                                                          | escape from the container
            <svg><title><b title="</title><img src=x onerror=alert(1)>">      | element svg
            """)
    void theInspectionNamesEachViolation(String html, String finding) {
        var findings = Inspection.findings(html).stream().map(found -> found.strip().replace("\n", "\\n")).toList();

        assertTrue(findings.contains(finding), findings::toString);
    }

    @Provide
    Arbitrary<String> mixtures() {
        var attacks = Arbitraries.of(ATTACKS).map(AttackTest::asHtml);
        var parts = Arbitraries.oneOf(attacks, attacks, Arbitraries.of(BenignHtmlTest.PIECES).map(Piece::html));
        var broken = Combinators.combine(parts, Arbitraries.integers().between(0, 60))
                .as((part, length) -> part.substring(0, Math.min(length, part.length())));
        var frames = Arbitraries.of("%s", "<p>%s</p>", "<table><tr><td>%s</table>", "<p title='%s'>x</p>", "<p title=\"%s\">",
                "<!-- %s -->", "<a href='%s'>x</a>", "<svg>%s</svg>", "<math><mtext>%s", "<select>%s",
                "<noscript>%s</noscript>",
                "<style>%s</style>", "<textarea>%s", "<pre><code>%s</code></pre>", "<ruby><rt>%s", "<details><summary>%s",
                "<iframe src='https://player.vimeo.com/1'>%s</iframe>");
        return Combinators.combine(frames, Arbitraries.oneOf(parts, broken)).as((frame, part) -> frame.replace("%s", part))
                .list().ofMinSize(1).ofMaxSize(5).map(all -> String.join("", all));
    }

    private static String asHtml(Attack attack) {
        return attack.kind().equals(Attack.MARKDOWN) ? Markdown.toHtml(attack.text()) : attack.text();
    }

    private static void assertClean(String html) {
        var clean = SAFE.clean(html);

        assertEquals(List.of(), Inspection.findings(clean), clean);
        assertEquals(clean, SAFE.clean(clean));
    }
}
