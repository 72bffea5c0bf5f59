package dev.standfirst.problem;

import java.util.Locale;

/** The names of enum constants as clients see them. */
public final class EnumNames {

    private EnumNames() {
    }

    /** Lower case, as in JSON and in query parameters. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
