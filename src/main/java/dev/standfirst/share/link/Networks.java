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

/** Networks that posts can be shared to, with the share address that each network documents. */
@Singleton
public class Networks implements SiteNetworks {

    /** Share address by network, in which {@code {url}} and {@code {title}} stand for those of the post, percent-encoded. */
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /** UTM parameters added to the shared address; {@code {network}} in a value stands for the name of the network. */
    private final Map<String, String> utmParameters = new LinkedHashMap<>();

    Networks(ShareConfig config) {
        config.utmSource().ifPresent(value -> utmParameters.put("utm_source", value));
        config.utmMedium().ifPresent(value -> utmParameters.put("utm_medium", value));
        config.utmCampaign().ifPresent(value -> utmParameters.put("utm_campaign", value));
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

    /** Builds the share link of a post for each network. */
    Map<String, String> links(String postUrl, String title) {
        var links = new LinkedHashMap<String, String>();
        // Line breaks become spaces: the subject of an email cannot have any (RFC 6068, §5), and other networks do not show
        // them.
        var text = encode(title.strip().replaceAll("\\s+", " "));
        addresses.forEach((network, address) -> {
            var url = addUtmParameters(postUrl, network);
            // The title is inserted last, so that “{url}” in a title is not replaced.
            links.put(network,
                    address.replace("{plainUrl}", url).replace("{url}", encode(url)).replace("{title}", text));
        });
        return links;
    }

    /** Adds the UTM parameters that an address does not have yet, before its fragment (RFC 3986, §3). */
    private String addUtmParameters(String url, String network) {
        if (utmParameters.isEmpty()) {
            return url;
        }
        var hash = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
        var result = new StringBuilder(url.substring(0, hash));
        utmParameters.forEach((name, value) -> {
            if (!Pattern.compile("[?&]" + name + "=").matcher(result).find()) {
                result.append(result.indexOf("?") < 0 ? '?' : '&').append(name).append('=')
                        .append(encode(value.replace("{network}", network)));
            }
        });
        return result.append(url.substring(hash)).toString();
    }

    /** Encodes a query component (RFC 3986, §3.4), a space as %20: mailto and several networks read a plus sign literally. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
