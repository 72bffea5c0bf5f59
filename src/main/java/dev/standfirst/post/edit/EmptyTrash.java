package dev.standfirst.post.edit;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.standfirst.jobs.RecurringJob;

/** Deletes posts permanently that have been in the trash for {@code standfirst.trash.keep}. */
@Singleton
class EmptyTrash implements RecurringJob {

    private final PostTrashWriter trash;

    EmptyTrash(PostTrashWriter trash) {
        this.trash = trash;
    }

    @Override
    public String name() {
        return "empty-trash";
    }

    @Override
    public Duration delay() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        while (trash.deleteOldest() == PostTrashWriter.BATCH) {
            // Repeats until a batch is not full.
        }
    }
}
