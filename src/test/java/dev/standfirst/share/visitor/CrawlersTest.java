package dev.standfirst.share.visitor;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.start.WarmUp;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Recognition of crawlers, whose shares are not counted, by their user agent. */
class CrawlersTest {

    private static final Crawlers CRAWLERS = new Crawlers();

    @ParameterizedTest
    @ValueSource(strings = {
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
            "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0 Safari/537.36",
            WarmUp.AGENT,
    })
    void userAgentOfACrawlerIsRecognised(String agent) {
        assertTrue(CRAWLERS.include(agent));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
            "Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/456.0.0.43.108;FBLC/en_US]",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 320.0.0.20.109",
            "Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0 Mobile Safari/537.36 [Pinterest/Android]",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/306.0 Mobile/15E148 Safari/604.1",
            "MyApp/1.0 CFNetwork/1494.0.7 Darwin/23.4.0", "okhttp/4.12.0", "Dalvik/2.1.0 (Linux; U; Android 14)", "curl/8.5.0",
            "",
    })
    void userAgentOfABrowserOrAppIsNotMistakenForACrawler(String agent) {
        assertFalse(CRAWLERS.include(agent));
    }

    @Test
    void listOfCrawlersIsLongAndMatchesNoOrdinaryBrowser() {
        assertThat(Crawlers.list().size(), greaterThan(1_000));
        assertThat("expressions that match an ordinary browser",
                Crawlers.list().stream().filter(expression -> Pattern.compile(expression).matcher("Mozilla/5.0").find())
                        .toList(),
                empty());
    }

    /** Plain words are searched for in another way than expressions, with the same result. */
    @Property(tries = 200)
    void searchForWordsAgreesWithSearchForExpressions(@ForAll @StringLength(max = 600) String noise, @ForAll int which) {
        var list = Crawlers.list();
        var word = list.get(Math.floorMod(which, list.size())).replaceAll("\\\\(.)", "$1");
        for (var agent : new String[] { noise, word, noise + word, "Mozilla/5.0 (compatible; " + word + ")" }) {
            var seen = agent.length() > 512 ? agent.substring(0, 512) : agent;
            assertEquals(list.stream().anyMatch(expression -> Pattern.compile(expression).matcher(seen).find()),
                    CRAWLERS.include(agent), agent);
        }
    }
}
