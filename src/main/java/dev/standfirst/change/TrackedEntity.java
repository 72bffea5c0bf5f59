package dev.standfirst.change;

/** An entity that responses show as it is, so that each write of it is announced as a change. */
public interface TrackedEntity {

    /** The change to announce when the entity is written. */
    Change change();
}
