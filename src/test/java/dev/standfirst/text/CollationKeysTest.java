package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Keys by which databases sort text. */
class CollationKeysTest {

    private static final Collator ICU = Collator.getInstance(ULocale.ROOT);

    static {
        ICU.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    }

    @Example
    void lettersComeBeforeAccentsAndCase() {
        var titles = List.of("10 tips", "9 tips", "apple", "Apple", "ärger", "Ärger", "Argument", "Banana", "Zebra", "zoo");

        assertEquals(List.of("10 tips", "9 tips", "apple", "Apple", "ärger", "Ärger", "Argument", "Banana", "Zebra", "zoo"),
                titles.stream().sorted((a, b) -> Arrays.compareUnsigned(CollationKeys.of(a), CollationKeys.of(b))).toList());
    }

    @Property
    void bytesOfTwoKeysCompareLikeTheTexts(@ForAll @StringLength(max = 40) String a, @ForAll @StringLength(max = 40) String b) {
        var keys = Arrays.compareUnsigned(CollationKeys.of(a), CollationKeys.of(b));

        assertEquals(Integer.signum(ICU.compare(a, b)), Integer.signum(keys));
    }

    @Property
    void keysOfLongTextsAreBoundedAndNeverInTheWrongOrder(@ForAll @StringLength(min = 200, max = 300) String a,
            @ForAll @StringLength(min = 200, max = 300) String b) {
        var keys = Arrays.compareUnsigned(CollationKeys.of(a), CollationKeys.of(b));

        assertTrue(Stream.of(a, b).allMatch(text -> CollationKeys.of(text).length <= CollationKeys.MAX_BYTES));
        assertTrue(keys == 0 || Integer.signum(keys) == Integer.signum(ICU.compare(a, b)));
    }

    @Example
    void longestTitlesInLatinLettersDifferByTheirLastLetter() {
        var title = "Words about size, ".repeat(17).substring(0, 299);

        assertTrue(Arrays.compareUnsigned(CollationKeys.of(title + "a"), CollationKeys.of(title + "b")) < 0);
    }
}
