package dev.standfirst.database;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Generates ids: UUIDv7 (RFC 9562, §5.7), which sort by their creation time and so keep indexes compact. */
public final class Ids {

    private Ids() {
    }

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
