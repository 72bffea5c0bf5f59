package dev.standfirst.text.html;

import java.util.stream.Stream;

import org.jsoup.nodes.Element;

/** Replaces the players of the time of Flash, {@code <object>} and {@code <embed>}, by frames of the same page. */
final class Players {

    private Players() {
    }

    static void replace(Element body, Removals removals) {
        var change = new TreeChange();
        for (var player : Descendants.of(body, "object", "embed")) {
            if (isPage(address(player))) {
                var frame = new Element("iframe").attr("src", address(player));
                Stream.of("width", "height", "title").filter(player::hasAttr)
                        .forEach(name -> frame.attr(name, player.attr(name)));
                change.replace(player, frame);
            }
        }
        change.apply();
    }

    /** Address of the page or file that the element plays. */
    private static String address(Element player) {
        var embedded = player.selectFirst("embed[src]");
        var movie = player.selectFirst("param[name=movie], param[name=src]");
        return Stream.of(player.attr("src"), player.attr("data"), movie == null ? "" : movie.attr("value"),
                embedded == null ? "" : embedded.attr("src")).map(String::strip).filter(address -> !address.isEmpty())
                .findFirst().orElse("");
    }

    private static boolean isPage(String address) {
        return address.startsWith("//") || address.regionMatches(true, 0, "http", 0, 4);
    }
}
