package dev.standfirst.drill;

/**
 * Where a post stands. Each change makes one revision, and writes that revision's number into all of the post's texts, so that
 * the numbers tell which changes are there, and whether they are there whole.
 *
 * @param revisions how many there are; 0 for a post that does not exist
 * @param live number in the texts that readers see
 * @param draft number in the texts of the working copy; 0 where there is none
 */
record PostState(int revisions, int live, int draft, boolean trashed) {

    static final PostState NONE = new PostState(0, 0, 0, false);

    PostState after(Change change) {
        var next = revisions + 1;
        return switch (change) {
            case CREATE, PATCH -> new PostState(next, next, draft, trashed);
            case DRAFT -> new PostState(next, live, next, trashed);
            case PUBLISH -> new PostState(next, draft, 0, trashed);
            case TRASH -> new PostState(next, live, draft, true);
            case RESTORE -> new PostState(next, live, draft, false);
        };
    }
}
