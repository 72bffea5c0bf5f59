package dev.standfirst.change;

/** An entity that answers show as it is: whatever changes of it is announced. */
public interface TrackedEntity {

    /** What has changed when it has. */
    Change change();
}
