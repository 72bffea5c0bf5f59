package dev.standfirst.post;

/**
 * The three ways of listing posts, each with the entity that links posts to it. In the order in which a list reads them first:
 * a tag has the fewest posts as a rule, a category the most.
 */
public enum Taxonomy {
    TAG("PostTagLink", "tagId"),
    AUTHOR("PostAuthorLink", "authorId"),
    CATEGORY("PostCategoryLink", "categoryId");

    /** Entity of the links in HQL, with {@code postId}, {@code position} and {@code listedAt}. */
    public final String link;

    /** Property of the link that holds the id of the author, category or tag. */
    public final String id;

    Taxonomy(String link, String id) {
        this.link = link;
        this.id = id;
    }
}
