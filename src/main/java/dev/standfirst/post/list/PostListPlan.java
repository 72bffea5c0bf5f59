package dev.standfirst.post.list;

/** How the query of a list finds its posts in order. The first constant whose condition holds is chosen. */
enum PostListPlan {

    /** Public posts without a filter, by date alone: the index on the date of posts has the order. */
    DATE_INDEX,

    /** Public posts without a filter, by shares first: the index on the popularity has the order. */
    POPULARITY_INDEX,

    /** Public posts without a filter, by another key first: the index on that key has the order. */
    SORT_KEY_INDEX,

    /** Public posts of one author, category or tag, by date alone: one range of the index on its links has the order. */
    TAXONOMY_RANGE,

    /** Public posts of one kind of taxonomy, by date first: up to 16 ranges of the index on the links are merged. */
    TAXONOMY_RANGES,

    /** Public posts by date first, with a taxonomy filter among others: read like {@link #TAXONOMY_RANGES}, then filtered. */
    TAXONOMY_RANGES_FILTERED,

    /** Every other list: the database chooses between filtering in order and sorting what it has found. */
    FILTERED;

    static PostListPlan choose(boolean isPublic, PostFilter filter, TaxonomyFilter taxonomy, PostSort sort) {
        if (!isPublic) {
            return FILTERED;
        }
        if (taxonomy.isEmpty() && filter.isEmpty()) {
            return sort.isByDateAlone() ? DATE_INDEX : sort.beginsWithShares() ? POPULARITY_INDEX : SORT_KEY_INDEX;
        }
        if (!taxonomy.hasRanges() || !sort.beginsWithDate()) {
            return FILTERED;
        }
        if (!taxonomy.isOnlyFilterOf(filter)) {
            return TAXONOMY_RANGES_FILTERED;
        }
        return taxonomy.isOneRange() && sort.isByDateAlone() ? TAXONOMY_RANGE : TAXONOMY_RANGES;
    }

    /** Whether the query reads the links of posts to a taxonomy first, in their order. */
    boolean readsLinks() {
        return this == TAXONOMY_RANGE || this == TAXONOMY_RANGES || this == TAXONOMY_RANGES_FILTERED;
    }

    /**
     * Whether an index has the order for every value of the parameters. The statement then contains its limit as a number, so
     * that PostgreSQL keeps the plan of the first executions; other lists are planned each time, by their parameters.
     */
    boolean isInIndexOrder() {
        return this != FILTERED && this != TAXONOMY_RANGES_FILTERED;
    }

    /**
     * Whether the query reads no other rows than it returns. Only such a query also reads the taxonomy of its posts, which
     * saves a statement: databases would look it up for rows that they then sort or skip.
     */
    boolean readsOnlyReturnedRows() {
        return this == DATE_INDEX || this == TAXONOMY_RANGE;
    }
}
