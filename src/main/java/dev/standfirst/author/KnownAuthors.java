package dev.standfirst.author;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.change.Change;
import dev.standfirst.change.ValuesUntilChanged;
import dev.standfirst.database.broadcast.Broadcast;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Authors who call the service, kept in memory until one of them changes, so that a write need not read its author. The
 * entities are detached, and for reading only.
 */
@Singleton
public class KnownAuthors {

    private static final int MAX_AUTHORS = 10_000;

    private final ValuesUntilChanged<UUID, Author> known;

    KnownAuthors(Broadcast broadcast) {
        this.known = new ValuesUntilChanged<>(MAX_AUTHORS, broadcast::isHeard);
    }

    /** Reads the author of a caller, unless they are known. Call it before the transaction of the request. */
    public void remember(UUID id) {
        known.get(id, author -> true, () -> QuarkusTransaction.requiringNew().call(() -> Author.findById(id)));
    }

    /** Author of a caller: detached where they are known, else read within the current transaction. */
    public Author get(UUID id) {
        var author = known.find(id);
        return author != null ? author : Author.findById(id);
    }

    void invalidate(@Observes @Priority(ValuesUntilChanged.PRIORITY) Change change) {
        if (change == Change.OF_EVERYTHING) {
            known.invalidateAll();
        } else {
            known.invalidateIf(author -> change.keys().contains(author.id.toString()));
        }
    }
}
