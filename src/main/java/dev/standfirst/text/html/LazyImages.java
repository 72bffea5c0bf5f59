package dev.standfirst.text.html;

import java.util.Locale;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;

import dev.standfirst.text.html.Removal.Reason;

/** Gives pictures that a script of the former site would load later their addresses, and removes those inside of addresses. */
final class LazyImages {

    private static final String[] LATER = { "data-src", "data-lazy-src", "data-original", "data-orig-file" };
    private static final String[] LATER_SETS = { "data-srcset", "data-lazy-srcset" };

    private LazyImages() {
    }

    static void load(Element body, Removals removals) {
        for (var image : Descendants.of(body, "img", "source", "video", "audio")) {
            if (image.attr("src").isBlank() || isData(image.attr("src"))) {
                move(image, LATER, "src");
            }
            if (image.attr("srcset").isBlank() || isData(image.attr("srcset"))) {
                move(image, LATER_SETS, "srcset");
            }
            for (var name : new String[] { "src", "srcset", "poster" }) {
                if (isData(image.attr(name))) {
                    removals.attribute(image.normalName(), name, Reason.DATA);
                    image.removeAttr(name);
                }
            }
        }
        // The fallback for readers without scripts repeats the picture.
        var change = new TreeChange();
        Descendants.of(body, "noscript").stream().filter(fallback -> fallback.html().contains("<img")
                && fallback.previousElementSibling() != null && fallback.previousElementSibling().normalName().equals("img"))
                .forEach(change::remove);
        change.apply();
    }

    private static void move(Element image, String[] from, String to) {
        Stream.of(from).filter(name -> !image.attr(name).isBlank() && !isData(image.attr(name))).findFirst()
                .ifPresent(name -> image.attr(to, image.attr(name)));
    }

    private static boolean isData(String address) {
        return address.strip().toLowerCase(Locale.ROOT).startsWith("data:");
    }
}
