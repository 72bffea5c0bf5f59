package dev.standfirst.drill;

/** A change that a writer makes to a post. */
enum Change {
    CREATE,
    PATCH,
    EDIT_WORKING_COPY,
    PUBLISH_WORKING_COPY,
    TRASH,
    RESTORE
}
