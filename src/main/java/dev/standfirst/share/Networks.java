package dev.standfirst.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.standfirst.site.SiteNetworks;

/** The networks that posts can be shared to, and each one's documented address for doing so. */
@Singleton
public class Networks implements SiteNetworks {

    /** {@code {url}} and {@code {title}} stand for the post's own, percent-encoded. */
    private final Map<String, String> addresses = new LinkedHashMap<>();

    Networks(ShareConfig config) {
        addresses.put("facebook", "https://www.facebook.com/sharer/sharer.php?u={url}");
        addresses.put("x", "https://x.com/intent/tweet?url={url}&text={title}");
        addresses.put("linkedin", "https://www.linkedin.com/sharing/share-offsite/?url={url}");
        addresses.put("whatsapp", "https://wa.me/?text={title}%20{url}");
        addresses.put("telegram", "https://t.me/share/url?url={url}&text={title}");
        addresses.put("reddit", "https://www.reddit.com/submit?url={url}&title={title}");
        addresses.put("bluesky", "https://bsky.app/intent/compose?text={title}%20{url}");
        addresses.put("mastodon", "https://" + config.mastodonInstance() + "/share?text={title}%20{url}");
        addresses.put("threads", "https://www.threads.com/intent/post?url={url}&text={title}");
        addresses.put("email", "mailto:?subject={title}&body={url}");
        addresses.put("copy", "{plainUrl}");
        addresses.putAll(config.networks());
    }

    @Override
    public List<String> names() {
        return List.copyOf(addresses.keySet());
    }

    boolean knows(String network) {
        return addresses.containsKey(network);
    }

    /** For each network the address that shares the post, ready to be a link. */
    Map<String, String> links(String postUrl, String title) {
        var links = new LinkedHashMap<String, String>();
        var url = encode(postUrl);
        // On one line: a mail's subject can't have more (RFC 6068, §5), and the others show none.
        var text = encode(title.strip().replaceAll("\\s+", " "));
        // The title goes in last: one that contains “{url}” stays what it is.
        addresses.forEach((network, address) -> links.put(network,
                address.replace("{plainUrl}", postUrl).replace("{url}", url).replace("{title}", text)));
        return links;
    }

    /** For a query (RFC 3986, §3.4), with %20 for a space: mailto and several networks take a plus sign for itself. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
