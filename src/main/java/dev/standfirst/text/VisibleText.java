package dev.standfirst.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Text that readers can see. */
public final class VisibleText {

    /** Braille pattern without dots: a symbol for Unicode, and a blank for readers. */
    private static final int BRAILLE_BLANK = 0x2800;

    private VisibleText() {
    }

    /**
     * Whether a text contains a letter, digit, punctuation mark or symbol that is not drawn as a blank. Spaces of every kind,
     * control and format characters, fillers such as U+3164 and combining marks alone are not visible.
     */
    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(VisibleText::isVisible);
    }

    private static boolean isVisible(int c) {
        if (c > ' ' && c < 0x7f) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                false;
            default -> c != BRAILLE_BLANK && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }
}
