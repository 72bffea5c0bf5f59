package dev.standfirst.share.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.share.ShareConfigs;

/** Share links, compared with the documentation of each network. */
class NetworksTest {

    private static final String POST = "https://harbour.example/why-ports-decide-wars";
    private static final String ENCODED = "https%3A%2F%2Fharbour.example%2Fwhy-ports-decide-wars";

    private final Networks networks = new Networks(ShareConfigs.of());

    /**
     * The sources, by network:
     *
     * <pre>
     * facebook  developers.facebook.com: Share Button (the link inside the button's code) x         docs.x.com: Post button,
     * Web Intent linkedin  learn.microsoft.com/linkedin: Share Plugin (where the button leads) whatsapp  faq.whatsapp.com: How
     * to use click to chat telegram  core.telegram.org/widgets/share reddit    the link form's own parameters
     * (reddit.com/submit) bluesky   docs.bsky.app: Action Intent Links mastodon  the server's /share page threads
     * developers.facebook.com: Threads, Web Intents email     RFC 6068
     * </pre>
     */
    @ParameterizedTest
    @CsvSource({
            "facebook, https://www.facebook.com/sharer/sharer.php?u=URL",
            "x, https://x.com/intent/tweet?url=URL&text=TITLE",
            "linkedin, https://www.linkedin.com/sharing/share-offsite/?url=URL",
            "whatsapp, https://wa.me/?text=TITLE%20URL",
            "telegram, https://t.me/share/url?url=URL&text=TITLE",
            "reddit, https://www.reddit.com/submit?url=URL&title=TITLE",
            "bluesky, https://bsky.app/intent/compose?text=TITLE%20URL",
            "mastodon, https://mastodon.social/share?text=TITLE%20URL",
            "threads, https://www.threads.com/intent/post?url=URL&text=TITLE",
            "email, mailto:?subject=TITLE&body=URL",
    })
    void shareLinkHasTheFormThatTheNetworkDocuments(String network, String form) {
        var link = networks.links(POST, "Ports").get(network);

        assertEquals(form.replace("URL", ENCODED).replace("TITLE", "Ports"), link);
    }

    @Test
    void shareLinkForCopyIsTheAddressItself() {
        assertEquals(POST, networks.links(POST, "Ports & more").get("copy"));
    }

    @Test
    void networksAndTheirShareLinksKeepTheirOrder() {
        assertEquals(List.of("facebook", "x", "linkedin", "whatsapp", "telegram", "reddit", "bluesky", "mastodon", "threads",
                "email",
                "copy"), networks.names());
        assertEquals(networks.names(), List.copyOf(networks.links(POST, "Ports").keySet()));
    }

    /** A link is put into a page as it is, so nothing in a title may end it or become another parameter. */
    @ParameterizedTest
    @ValueSource(strings = { "Ships & harbours", "Why?", "#1 of 5", "100 % \"true\" 'stories'", "<b>bold</b>", "a+b=c",
            "{url} and {title}",
            "{plainUrl}", "Häfen “über alles”", "船と港 🚢⚓", "موانئ البحر", "‏עברית‎", "a%20b", "back\\slash", "semi;colon" })
    void shareLinkCarriesAnyTitleUnchanged(String title) {
        networks.links(POST, title).forEach((network, link) -> {
            assertTrue(link.matches("[A-Za-z0-9\\-._~:/?#\\[\\]@!$&()*+,;=%]+"), link);
            var query = String
                    .valueOf(network.equals("email") ? link.substring("mailto:?".length()) : URI.create(link).getRawQuery());
            for (var parameter : query.split("&")) {
                var value = URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
                assertTrue(query.equals("null") || List.of(POST, title, title + " " + POST).contains(value),
                        network + ": " + value);
            }
        });
    }

    @Test
    void subjectOfAnEmailIsOneLine() {
        assertEquals("mailto:?subject=Ports%20Bcc%3A%20all%40harbour.example&body=" + ENCODED,
                networks.links(POST, "Ports\r\nBcc: all@harbour.example\n").get("email"));
    }

    @Test
    void addressWithAQueryIsEncodedAsAWhole() {
        var link = networks.links("https://harbour.example/?p=1&lang=en", "Ports").get("telegram");

        assertEquals("https://t.me/share/url?url=https%3A%2F%2Fharbour.example%2F%3Fp%3D1%26lang%3Den&text=Ports", link);
    }

    @Test
    void networksAreAddedByConfiguration() {
        var more = new Networks(
                ShareConfigs.of("networks.harbournet", "https://net.example/new?link={url}&about={title}", "mastodonInstance",
                        "social.example"));

        var links = more.links(POST, "Ships & harbours");

        assertTrue(more.knows("harbournet"));
        assertEquals("https://net.example/new?link=" + ENCODED + "&about=Ships%20%26%20harbours", links.get("harbournet"));
        assertEquals("https://social.example/share?text=Ships%20%26%20harbours%20" + ENCODED, links.get("mastodon"));
    }

    @Test
    void builtInNetworkIsReplacedByConfiguration() {
        var own = new Networks(ShareConfigs.of("networks.x", "https://proxy.example/?to={url}"));

        assertEquals("https://proxy.example/?to=" + ENCODED, own.links(POST, "Ports").get("x"));
        assertEquals(11, own.names().size());
    }

    @Test
    void utmParametersInTheSharedAddressNameTheNetwork() {
        var tagged = new Networks(
                ShareConfigs.of("utmSource", "{network}", "utmMedium", "social", "utmCampaign", "share & spread"));
        var tags = "utm_source=%s&utm_medium=social&utm_campaign=share%%20%%26%%20spread";

        var links = tagged.links(POST, "Ports {network}");

        assertEquals(POST + "?" + tags.formatted("copy"), links.get("copy"));
        assertEquals("https://www.facebook.com/sharer/sharer.php?u=" + ENCODED
                + "%3Futm_source%3Dfacebook%26utm_medium%3Dsocial%26utm_campaign%3Dshare%2520%2526%2520spread",
                links.get("facebook"));
        links.forEach((network, link) -> assertTrue(URLDecoder.decode(link, StandardCharsets.UTF_8)
                .contains(POST + "?utm_source=" + network + "&utm_medium=social"), link));
        assertTrue(links.get("x").endsWith("&text=Ports%20%7Bnetwork%7D"), links.get("x"));
    }

    @ParameterizedTest
    @CsvSource({
            "https://harbour.example/a, https://harbour.example/a?utm_source=copy",
            "https://harbour.example/?p=1, https://harbour.example/?p=1&utm_source=copy",
            "https://harbour.example/a#part, https://harbour.example/a?utm_source=copy#part",
            "https://harbour.example/?p=1#part, https://harbour.example/?p=1&utm_source=copy#part",
            "https://harbour.example/?utm_source=own, https://harbour.example/?utm_source=own",
            "https://harbour.example/?not_utm_source=1, https://harbour.example/?not_utm_source=1&utm_source=copy",
    })
    void utmParametersAreAddedToTheQueryOfAnyAddress(String url, String tagged) {
        assertEquals(tagged, new Networks(ShareConfigs.of("utmSource", "{network}")).links(url, "Ports").get("copy"));
    }

    @Test
    void instancesOfBlueskyAndMastodonAreConfigurable() {
        var own = new Networks(ShareConfigs.of("blueskyInstance", "sky.example", "mastodonInstance", "social.example:8443"));

        var links = own.links(POST, "Ports");

        assertEquals("https://sky.example/intent/compose?text=Ports%20" + ENCODED, links.get("bluesky"));
        assertEquals("https://social.example:8443/share?text=Ports%20" + ENCODED, links.get("mastodon"));
    }
}
