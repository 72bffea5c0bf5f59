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
 * Tells whoever remembers something that it has changed, by an event of type {@link Change}: here before the writer is
 * answered, on the other instances within a moment.
 */
@ApplicationScoped
public class Changes {

    /**
     * What goes to the other instances.
     *
     * @param from which instance it comes from
     * @param change null for more than can be said
     */
    private record Message(UUID from, @Nullable Change change) {
    }

    /** One transaction that changes more than that changes anything, for all that others are told. */
    private static final int MOST_TOLD = 200;

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

    /** To be called within the transaction of the change; holds as soon as that is committed. */
    public void announce(Change change) {
        pending().told.add(change);
    }

    /** The same for what other instances need not know at once: their answers that show it end by themselves. */
    public void announceHere(Change change) {
        pending().own.add(change);
    }

    /** The same of what has been committed by somebody who needs no such transaction. */
    public void isDoneHere(Change change) {
        event.fire(change);
    }

    void hear(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        broadcast.listen(this::hear, () -> event.fire(Change.OF_ANYTHING));
    }

    private void hear(String text) {
        Message message;
        try {
            message = json.readValue(text, Message.class);
        } catch (JsonProcessingException e) {
            // Of another version of the service, which may mean anything.
            event.fire(Change.OF_ANYTHING);
            return;
        }
        if (!message.from.equals(self)) {
            event.fire(message.change == null ? Change.OF_ANYTHING : message.change);
        }
    }

    private Pending pending() {
        if (transactions.getResource(Pending.class) instanceof Pending known) {
            return known;
        }
        var pending = new Pending();
        transactions.registerInterposedSynchronization(pending);
        transactions.putResource(Pending.class, pending);
        return pending;
    }

    private void tell(List<Change> changes) {
        if (changes.size() > MOST_TOLD) {
            broadcast.send(text(null));
        } else {
            changes.stream().map(this::text).distinct()
                    .forEach(text -> broadcast.send(Broadcast.canSend(text) ? text : text(null)));
        }
    }

    private String text(@Nullable Change change) {
        try {
            return json.writeValueAsString(new Message(self, change));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and times can always be written", e);
        }
    }

    /** What a transaction has changed so far. */
    private final class Pending implements Synchronization {

        private final List<Change> told = new ArrayList<>();
        private final List<Change> own = new ArrayList<>();

        /** What is written only now may be a change, too. */
        @Override
        public void beforeCompletion() {
            session.get().flush();
            tell(told);
        }

        /** Also where it is not known whether it was committed. */
        @Override
        public void afterCompletion(int status) {
            if (status != STATUS_ROLLEDBACK) {
                told.forEach(event::fire);
                own.forEach(event::fire);
            }
        }
    }
}
