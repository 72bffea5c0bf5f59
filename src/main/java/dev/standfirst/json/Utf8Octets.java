package dev.standfirst.json;

/**
 * Decides octet by octet whether a sequence is well-formed UTF-8 (Unicode Standard, table 3-7): neither overlong, nor a surrogate,
 * nor above U+10FFFF. A parser may be more lenient, and then filters that read the same octets see another text.
 */
final class Utf8Octets {

    private static final int MIN_NEXT = 0x80;
    private static final int MAX_NEXT = 0xBF;

    private int missing;
    private int min = MIN_NEXT;
    private int max = MAX_NEXT;

    /** Returns whether the octet, 0 to 255, may follow the octets so far. After the first false, results have no meaning. */
    boolean accepts(int octet) {
        if (missing > 0) {
            var fits = min <= octet && octet <= max;
            missing--;
            min = MIN_NEXT;
            max = MAX_NEXT;
            return fits;
        }
        if (octet < 0x80) {
            return true;
        }
        missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
        switch (octet) {
            case 0xE0 -> min = 0xA0;
            case 0xED -> max = 0x9F;
            case 0xF0 -> min = 0x90;
            case 0xF4 -> max = 0x8F;
            default -> {
                // The next octet may be any continuation.
            }
        }
        return 0xC2 <= octet && octet <= 0xF4;
    }

    /** Returns whether the octets so far end with a whole character. */
    boolean isComplete() {
        return missing == 0;
    }
}
