package dev.standfirst.change;

import static jakarta.transaction.Status.STATUS_ROLLEDBACK;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.broadcast.Broadcast;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.StartupEvent;

/**
 * Announces changes to caches by an event of type {@link Change}: on this instance before the writer gets its response, on the
 * other instances within a second.
 */
@ApplicationScoped
public class Changes {

    /**
     * A change as the instances broadcast it.
     *
     * @param from instance that made the change
     * @param change null for a change of everything
     */
    private record BroadcastChange(UUID from, @Nullable Change change) {
    }

    /** A transaction with more changes broadcasts a change of everything instead. */
    private static final int MAX_BROADCASTS_PER_TRANSACTION = 200;

    private final UUID self = UUID.randomUUID();
    private final TransactionSynchronizationRegistry transactions;
    private final Event<Change> event;
    private final Broadcast broadcast;
    private final CurrentSession session;
    private final ObjectMapper json;

    Changes(TransactionSynchronizationRegistry transactions, Event<Change> event, Broadcast broadcast, CurrentSession session,
            ObjectMapper json) {
        this.transactions = transactions;
        this.event = event;
        this.broadcast = broadcast;
        this.session = session;
        this.json = json;
    }

    /** Announces a change to every instance as soon as the current transaction is committed. */
    public void announce(Change change) {
        ofTransaction().changes.add(change);
    }

    /** Announces to this instance a change that is committed already. Other instances must not depend on it. */
    public void announceCommitted(Change change) {
        event.fire(change);
    }

    void listen(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        broadcast.listen(this::receive, () -> event.fire(Change.OF_EVERYTHING));
    }

    private void receive(String text) {
        BroadcastChange received;
        try {
            received = json.readValue(text, BroadcastChange.class);
        } catch (JsonProcessingException e) {
            // Another version of the service sent the text, which may mean any change.
            event.fire(Change.OF_EVERYTHING);
            return;
        }
        if (!received.from.equals(self)) {
            event.fire(received.change == null ? Change.OF_EVERYTHING : received.change);
        }
    }

    private TransactionChanges ofTransaction() {
        if (transactions.getResource(TransactionChanges.class) instanceof TransactionChanges known) {
            return known;
        }
        var created = new TransactionChanges();
        transactions.registerInterposedSynchronization(created);
        transactions.putResource(TransactionChanges.class, created);
        return created;
    }

    private void broadcast(List<Change> changes) {
        if (changes.size() > MAX_BROADCASTS_PER_TRANSACTION) {
            broadcast.send(text(null));
        } else {
            changes.stream().map(this::text).distinct()
                    .forEach(text -> broadcast.send(Broadcast.canSend(text) ? text : text(null)));
        }
    }

    private String text(@Nullable Change change) {
        try {
            return json.writeValueAsString(new BroadcastChange(self, change));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and dates can always be written as JSON", e);
        }
    }

    /** Changes that the current transaction has made so far. */
    private final class TransactionChanges implements Synchronization {

        private final List<Change> changes = new ArrayList<>();

        /** Flushes first, because entities that are written only now may add changes. */
        @Override
        public void beforeCompletion() {
            session.get().flush();
            broadcast(changes);
        }

        /** Announces the changes unless the transaction was rolled back for certain. */
        @Override
        public void afterCompletion(int status) {
            if (status != STATUS_ROLLEDBACK) {
                changes.forEach(event::fire);
            }
        }
    }
}
