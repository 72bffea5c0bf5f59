package dev.standfirst.slug;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;

/** Characters that readers could mistake for hexadecimal digits (Unicode TS 39, §4). Loaded for the first slug of that form. */
final class HexLookalikes {

    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

    private static final Set<String> DIGITS = "0123456789abcdefABCDEF".chars().mapToObj(HexLookalikes::skeleton)
            .collect(toUnmodifiableSet());

    private HexLookalikes() {
    }

    static boolean isHexLike(int c) {
        return UCharacter.digit(c, 16) >= 0 || DIGITS.contains(skeleton(c));
    }

    private static String skeleton(int c) {
        return CONFUSABLES.getSkeleton(Character.toString(c));
    }
}
