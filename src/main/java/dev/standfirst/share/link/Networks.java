package dev.standfirst.share.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import dev.standfirst.share.ShareConfig;
import dev.standfirst.site.SiteNetworks;

/** The networks that posts can be shared to, and each one's documented address for doing so. */
@Singleton
public class Networks implements SiteNetworks {

    /** {@code {url}} and {@code {title}} stand for the post's own, percent-encoded. */
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /** Added to what is shared, so that its owner sees where readers come from; {@code {network}} stands for the network. */
    private final Map<String, String> tags = new LinkedHashMap<>();

    Networks(ShareConfig config) {
        config.utmSource().ifPresent(value -> tags.put("utm_source", value));
        config.utmMedium().ifPresent(value -> tags.put("utm_medium", value));
        config.utmCampaign().ifPresent(value -> tags.put("utm_campaign", value));
        addresses.put("facebook", "https://www.facebook.com/sharer/sharer.php?u={url}");
        addresses.put("x", "https://x.com/intent/tweet?url={url}&text={title}");
        addresses.put("linkedin", "https://www.linkedin.com/sharing/share-offsite/?url={url}");
        addresses.put("whatsapp", "https://wa.me/?text={title}%20{url}");
        addresses.put("telegram", "https://t.me/share/url?url={url}&text={title}");
        addresses.put("reddit", "https://www.reddit.com/submit?url={url}&title={title}");
        addresses.put("bluesky", "https://" + config.blueskyInstance() + "/intent/compose?text={title}%20{url}");
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

    public boolean knows(String network) {
        return addresses.containsKey(network);
    }

    /** For each network the address that shares the post, ready to be a link. */
    Map<String, String> links(String postUrl, String title) {
        var links = new LinkedHashMap<String, String>();
        // On one line: a mail's subject can't have more (RFC 6068, §5), and the others show none.
        var text = encode(title.strip().replaceAll("\\s+", " "));
        addresses.forEach((network, address) -> {
            var url = tagged(postUrl, network);
            // The title goes in last: one that contains “{url}” stays what it is.
            links.put(network,
                    address.replace("{plainUrl}", url).replace("{url}", encode(url)).replace("{title}", text));
        });
        return links;
    }

    /** A tag that the address has already stays as it is, and a fragment stays at the end (RFC 3986, §3). */
    private String tagged(String url, String network) {
        if (tags.isEmpty()) {
            return url;
        }
        var hash = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
        var tagged = new StringBuilder(url.substring(0, hash));
        tags.forEach((name, value) -> {
            if (!Pattern.compile("[?&]" + name + "=").matcher(tagged).find()) {
                tagged.append(tagged.indexOf("?") < 0 ? '?' : '&').append(name).append('=')
                        .append(encode(value.replace("{network}", network)));
            }
        });
        return tagged.append(url.substring(hash)).toString();
    }

    /** For a query (RFC 3986, §3.4), with %20 for a space: mailto and several networks take a plus sign for itself. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
