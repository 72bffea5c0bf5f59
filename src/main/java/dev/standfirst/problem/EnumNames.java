package dev.standfirst.problem;

import java.util.Locale;

/** Names of enum constants in the API. */
public final class EnumNames {

    private EnumNames() {
    }

    /** Returns the name in lower case, as in JSON and in query parameters. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
