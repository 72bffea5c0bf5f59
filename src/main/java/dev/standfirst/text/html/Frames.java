package dev.standfirst.text.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import dev.standfirst.text.html.Removal.Reason;

/**
 * Rewrites the addresses of frames of configured hosts to https, however old embed codes wrote them, and replaces every other
 * frame by a link to its page.
 */
final class Frames {

    private static final Pattern ADDRESS = Pattern
            .compile("(?is)(?:https?:)?//(?<host>[a-z0-9.-]+)(?::(?:443|80))?(?<rest>(?:[/?#].*)?)");

    /** Characters of a path, query or fragment that stay as they are; all others are percent-encoded. */
    private static final String PLAIN = "/?#&=%._~:;,!*'()+@$-";

    /** Video of YouTube in any of the forms of its address. */
    private static final Pattern VIDEO = Pattern
            .compile("/(?:embed/|v/|watch\\?(?:.*&)?v=|shorts/)?(?<id>[\\w-]{11})(?=[?&#/]|$).*");

    private final Set<String> hosts;

    Frames(Set<String> hosts) {
        this.hosts = hosts;
    }

    void normalize(Element body, Removals removals) {
        var change = new TreeChange();
        for (var frame : Descendants.of(body, "iframe", "frame")) {
            var address = address(frame);
            var allowed = allowed(address);
            if (allowed.isPresent()) {
                frame.tagName("iframe").attr("src", allowed.get());
            } else {
                removals.element(frame.normalName(), isWebPage(address) ? Reason.HOST : Reason.URL);
                replaceByLink(frame, address, change);
            }
        }
        change.apply();
    }

    private static String address(Element frame) {
        return Stream.of("src", "data-src", "data-lazy-src").map(frame::attr).map(String::strip)
                .filter(value -> !value.isEmpty() && !value.startsWith("about:")).findFirst().orElse("");
    }

    /** Address of a page of a configured host, over https. */
    private Optional<String> allowed(String address) {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches() || address.contains("\\")) {
            return Optional.empty();
        }
        var host = parts.group("host").toLowerCase(Locale.ROOT);
        var rest = encoded(parts.group("rest"));
        var known = host(host);
        if (known == null) {
            return Optional.empty();
        }
        var video = isYouTube(host) ? VIDEO.matcher(rest) : null;
        if (video != null && video.matches() && !rest.startsWith("/embed/")) {
            rest = "/embed/" + video.group("id");
        }
        return Optional.of("https://" + known + rest);
    }

    /** The configured host for this one: itself, or with or without “www.” or “m.”, or the one of YouTube's short addresses. */
    private @Nullable String host(String host) {
        var bare = host.replaceFirst("^(?:www|m)\\.", "");
        return Stream.concat(Stream.of(host, bare, "www." + bare),
                bare.equals("youtu.be") ? Stream.of("www.youtube.com", "youtube.com", "www.youtube-nocookie.com")
                        : Stream.empty())
                .filter(hosts::contains).findFirst().orElse(null);
    }

    private static boolean isYouTube(String host) {
        return List.of("youtube.com", "youtube-nocookie.com", "youtu.be").contains(host.replaceFirst("^(?:www|m)\\.", ""));
    }

    private static boolean isWebPage(String address) {
        var url = address.startsWith("//") ? "https:" + address : address;
        try {
            var uri = new URI(encoded(url));
            return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getScheme().matches("(?i)https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void replaceByLink(Element frame, String address, TreeChange change) {
        if (!isWebPage(address)) {
            change.remove(frame);
            return;
        }
        var url = address.startsWith("//") ? "https:" + address : address;
        var title = frame.attr("title").strip();
        change.replace(frame, new Element("a").attr("href", url).text(title.isEmpty() ? url : title));
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder(text.length());
        for (var octet : text.strip().getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
