package dev.standfirst.database;

/** In which order things happen when the service starts: priorities of the observers of the start. */
public final class Startup {

    static final int PANACHE_UNIT = 1;
    static final int SCHEMA = 2;

    /** Somebody who can make all others. */
    public static final int FIRST_ADMIN = 10;

    /** Something to look at. */
    public static final int DEMO = 20;

    /** Where to look. */
    public static final int WELCOME = 30;

    private Startup() {
    }
}
