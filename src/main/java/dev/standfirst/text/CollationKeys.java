package dev.standfirst.text;

import java.util.Arrays;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;

/**
 * Keys by which databases sort texts, byte by byte, in the order of the Unicode Collation Algorithm (UTS 10) for no particular
 * language: first by letters, then by accents, then by case. The order of each database itself depends on its version and on the
 * locale in which it was created.
 */
public final class CollationKeys {

    /**
     * Maximum length in bytes, enough for the letters of the longest title in a Latin script. Texts whose keys differ only later
     * are sorted by their ids.
     */
    public static final int MAX_BYTES = 512;

    private static final Collator ROOT = root();

    private CollationKeys() {
    }

    /** Returns the key of a text. */
    public static byte[] of(String text) {
        var key = ((RuleBasedCollator) ROOT).getRawCollationKey(text, new RawCollationKey());
        // The last byte is a zero that ends each key, and needs no storage.
        return Arrays.copyOf(key.bytes, Math.min(key.size - 1, MAX_BYTES));
    }

    private static Collator root() {
        var collator = Collator.getInstance(ULocale.ROOT);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        // A frozen collator can be used by several threads.
        return collator.freeze();
    }
}
