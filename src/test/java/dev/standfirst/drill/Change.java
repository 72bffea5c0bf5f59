package dev.standfirst.drill;

/** What a writer does to a post. */
enum Change {
    CREATE,
    PATCH,
    DRAFT,
    PUBLISH,
    TRASH,
    RESTORE
}
