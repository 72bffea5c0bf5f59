package dev.standfirst.drill;

/**
 * State of a post. Each change adds one revision, and writes the number of that revision into all texts of the post, so that
 * the numbers show which changes are stored, and whether each is stored in full.
 *
 * @param revisions number of revisions; 0 for a post that does not exist
 * @param live number in the texts of the post itself
 * @param workingCopy number in the texts of the working copy; 0 if there is none
 */
record PostState(int revisions, int live, int workingCopy, boolean trashed) {

    static final PostState NONE = new PostState(0, 0, 0, false);

    PostState after(Change change) {
        var next = revisions + 1;
        return switch (change) {
            case CREATE, PATCH -> new PostState(next, next, workingCopy, trashed);
            case EDIT_WORKING_COPY -> new PostState(next, live, next, trashed);
            case PUBLISH_WORKING_COPY -> new PostState(next, workingCopy, 0, trashed);
            case TRASH -> new PostState(next, live, workingCopy, true);
            case RESTORE -> new PostState(next, live, workingCopy, false);
        };
    }
}
