package dev.standfirst.post.list;

import static dev.standfirst.post.Taxonomy.AUTHOR;
import static dev.standfirst.post.Taxonomy.CATEGORY;
import static dev.standfirst.post.Taxonomy.TAG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.standfirst.post.Taxonomy;

/** Which plan each kind of list gets. */
class PostListPlanTest {

    private static final PostFilter NO_FILTER = PostFilter.ofTaxonomy(null, null, null);
    private static final PostFilter FEATURED = new PostFilter(null, null, null, null, true, null, null, null, null, null, null,
            null);

    @ParameterizedTest
    @CsvSource({ "-publishedAt, DATE_INDEX", "publishedAt, DATE_INDEX", "'-publishedAt,title', SORT_KEY_INDEX",
            "title, SORT_KEY_INDEX", "-updatedAt, SORT_KEY_INDEX", "-shares, POPULARITY_INDEX",
            "'-shares,title', POPULARITY_INDEX", "'title,-shares', SORT_KEY_INDEX" })
    void listWithoutAFilterIsReadFromTheIndexOfItsFirstSortKey(String sort, PostListPlan expected) {
        assertEquals(expected, plan(NO_FILTER, Map.of(), sort));
    }

    static Stream<Arguments> taxonomies() {
        return Stream.of(
                Arguments.of(Map.of(TAG, ids(1)), "-publishedAt", PostListPlan.TAXONOMY_RANGE),
                Arguments.of(Map.of(AUTHOR, ids(1)), "publishedAt", PostListPlan.TAXONOMY_RANGE),
                Arguments.of(Map.of(CATEGORY, ids(1)), "-publishedAt,title", PostListPlan.TAXONOMY_RANGES),
                Arguments.of(Map.of(CATEGORY, ids(2)), "-publishedAt", PostListPlan.TAXONOMY_RANGES),
                Arguments.of(Map.of(CATEGORY, ids(16)), "-publishedAt", PostListPlan.TAXONOMY_RANGES),
                Arguments.of(Map.of(CATEGORY, ids(17)), "-publishedAt", PostListPlan.FILTERED),
                Arguments.of(Map.of(TAG, ids(0)), "-publishedAt", PostListPlan.FILTERED),
                Arguments.of(Map.of(TAG, ids(1)), "title", PostListPlan.FILTERED),
                Arguments.of(Map.of(TAG, ids(1)), "-shares", PostListPlan.FILTERED),
                Arguments.of(Map.of(TAG, ids(1), AUTHOR, ids(1)), "-publishedAt", PostListPlan.TAXONOMY_RANGES_FILTERED));
    }

    @ParameterizedTest
    @MethodSource("taxonomies")
    void listOfATaxonomyIsReadFromItsLinksByDate(Map<Taxonomy, List<UUID>> taxonomy, String sort, PostListPlan expected) {
        assertEquals(expected, plan(NO_FILTER, taxonomy, sort));
    }

    @Test
    void listOfATaxonomyWithAnotherFilterIsReadFromItsLinksAndFiltered() {
        assertEquals(PostListPlan.TAXONOMY_RANGES_FILTERED, plan(FEATURED, Map.of(TAG, ids(1)), "-publishedAt"));
    }

    @ParameterizedTest
    @CsvSource({ "-publishedAt", "-shares", "title" })
    void listWithAnotherFilterIsFiltered(String sort) {
        assertEquals(PostListPlan.FILTERED, plan(FEATURED, Map.of(), sort));
    }

    @ParameterizedTest
    @CsvSource({ "-publishedAt", "-shares", "title" })
    void listOfPostsThatAreNotAllPublicIsFiltered(String sort) {
        assertEquals(PostListPlan.FILTERED, PostListPlan.choose(false, NO_FILTER, new TaxonomyFilter(Map.of(TAG, ids(1))),
                PostSort.parse(sort, null)));
    }

    private static PostListPlan plan(PostFilter filter, Map<Taxonomy, List<UUID>> taxonomy, String sort) {
        return PostListPlan.choose(true, filter, new TaxonomyFilter(taxonomy), PostSort.parse(sort, null));
    }

    private static List<UUID> ids(int number) {
        return Stream.generate(UUID::randomUUID).limit(number).toList();
    }
}
