package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.tag.Tag;
import dev.standfirst.taxonomy.TaxonomyAccess;

/**
 * The authors, categories, tags and posts that the parameters of a list name: by id, by current or former slug, and tags by
 * their name. A name that leads to nothing that the caller may see is a 400.
 *
 * <p>
 * They are looked up before the posts: a database knows how many posts a tag has, and so how to find them best, by the id of the
 * tag and not by its slug. Responses depend on the ids, too, and so do not become stale under a former slug.
 */
final class FilterNames {

    /** Prefix of the HQL parameters that hold the ids of {@code ids}, each followed by its number in the list. */
    static final String IDS = "ids";

    /** A parameter that names something. */
    private enum Parameter {
        TAG(Taxonomy.TAG, SlugKind.TAG, "x.id, x.id, %s from Tag x", "x"),
        AUTHOR(Taxonomy.AUTHOR, SlugKind.AUTHOR, "x.id, x.id, %s from Author x", "x"),
        CATEGORY(Taxonomy.CATEGORY, SlugKind.CATEGORY,
                "below.id, x.id, %s from Category below join Category x on below.path like concat(x.path, '%%')", "x"),
        IDS(null, SlugKind.POST, "p.id, p.id, %s from Post p", "p"),
        EXCLUDE(null, SlugKind.POST, "p.id, p.id, %s from Post p", "p"),
        POSTS(null, SlugKind.POST, "p.id, p.id, %s from Post p", "p");

        final @Nullable Taxonomy taxonomy;
        final SlugKind kind;

        /** HQL of an id, of the named id, and with {@code %s} of its names. A category stands for those below it, too. */
        final String hql;
        final String alias;

        Parameter(@Nullable Taxonomy taxonomy, SlugKind kind, String hql, String alias) {
            this.taxonomy = taxonomy;
            this.kind = kind;
            this.hql = hql;
            this.alias = alias;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        String lookup() {
            return select(alias + ".slug, " + alias + (this == TAG ? ".nameKey" : ".slug"));
        }

        /** Lookup of former slugs, which are selected instead of the current ones. */
        String formerLookup() {
            return select("%1$s.slug, %1$s.slug".formatted(claim()))
                    + " join SlugClaim %1$s on %1$s.owner = %2$s.id".formatted(claim(), alias);
        }

        private String select(String names) {
            return "select " + ordinal() + ", " + hql.formatted(names);
        }

        String claim() {
            return text() + "Claim";
        }
    }

    /** A way to look names up. Each is tried for the names that those before it have not found. */
    private enum Lookup {
        CURRENT,
        TAG_NAME,
        FORMER
    }

    private record Found(Integer parameter, UUID id, UUID named, String slug, String name) {
    }

    private final Map<Parameter, List<String>> requested = new EnumMap<>(Parameter.class);
    private final List<Found> found = new ArrayList<>();
    private final Session session;
    private final Caller caller;
    private final Instant now;

    private FilterNames(Session session, Caller caller, Instant now) {
        this.session = session;
        this.caller = caller;
        this.now = now;
    }

    /**
     * Resolves the names in a filter. Runs one statement, none for a filter without names, and up to two more if a name is not a
     * current slug.
     */
    static FilterNames of(PostFilter filter, Session session, Caller caller, Instant now) {
        return new FilterNames(session, caller, now).request(Parameter.TAG, filter.tag()).request(Parameter.AUTHOR, filter.author())
                .request(Parameter.CATEGORY, filter.category()).request(Parameter.IDS, filter.ids())
                .request(Parameter.EXCLUDE, filter.exclude()).resolve();
    }

    /** Resolves the public posts that the parameter {@code posts} names. */
    static FilterNames ofPosts(String posts, Session session, Instant now) {
        return new FilterNames(session, Caller.ANONYMOUS, now).request(Parameter.POSTS, posts).resolve();
    }

    /** Taxonomies by which the list is filtered. */
    TaxonomyFilter taxonomy() {
        var ids = new EnumMap<Taxonomy, List<UUID>>(Taxonomy.class);
        for (var parameter : requested.keySet()) {
            if (parameter.taxonomy != null) {
                ids.put(parameter.taxonomy, rows(parameter).map(Found::id).distinct().toList());
            }
        }
        return new TaxonomyFilter(ids);
    }

    /** Adds the conditions that a post is among {@code ids} and not among {@code exclude}. */
    void restrict(Where where) {
        where.in("p.id", IDS, ids());
        if (requested.containsKey(Parameter.EXCLUDE)) {
            where.and("p.id not in " + where.list("exclude", named(Parameter.EXCLUDE)));
        }
    }

    /** Ids of the posts that {@code ids} names, in its order; null if it is absent. */
    @Nullable
    List<UUID> ids() {
        return requested.containsKey(Parameter.IDS) ? List.copyOf(named(Parameter.IDS)) : null;
    }

    /** The distinct names of {@link #ofPosts}, in their order. */
    List<String> posts() {
        return requested.getOrDefault(Parameter.POSTS, List.of());
    }

    /** Id of the post that one of the names of {@link #ofPosts} stands for. */
    UUID post(String name) {
        return Objects.requireNonNull(find(Parameter.POSTS, name));
    }

    /** Ids that each parameter names, except {@code exclude}: a post in the list has one of each of these sets. */
    List<Set<UUID>> required() {
        return requested.keySet().stream().filter(parameter -> parameter != Parameter.EXCLUDE).map(this::named).toList();
    }

    private FilterNames request(Parameter parameter, @Nullable String value) {
        var names = AnyOf.of(parameter.text(), value);
        if (names != null) {
            requested.put(parameter, names);
        }
        return this;
    }

    private FilterNames resolve() {
        Map<Parameter, List<String>> missing = requested;
        for (var lookup : Lookup.values()) {
            find(missing, lookup);
            missing = missing();
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(INVALID_PARAMETER, missing.entrySet().stream()
                    .map(entry -> InvalidInput.parameter(entry.getKey().text(), "Unknown", unknown(entry.getKey(), entry.getValue())))
                    .toList());
        }
        return this;
    }

    private static String unknown(Parameter parameter, List<String> names) {
        return "names no existing %s with %s".formatted(parameter.kind.word(),
                names.stream().map(name -> "“" + name + "”").collect(joining(", ")));
    }

    private Map<Parameter, List<String>> missing() {
        var missing = new EnumMap<Parameter, List<String>>(Parameter.class);
        requested.forEach((parameter, names) -> {
            var unknown = names.stream().filter(name -> find(parameter, name) == null).toList();
            if (!unknown.isEmpty()) {
                missing.put(parameter, unknown);
            }
        });
        return missing;
    }

    private void find(Map<Parameter, List<String>> names, Lookup lookup) {
        var lookups = new EnumMap<Parameter, Where>(Parameter.class);
        names.forEach((parameter, texts) -> {
            var where = switch (lookup) {
                case CURRENT -> byIdOrSlug(parameter, texts);
                case TAG_NAME -> byTagName(parameter, texts);
                case FORMER -> byFormerSlug(parameter, texts);
            };
            if (where != null) {
                restrictToVisible(where, parameter);
                lookups.put(parameter, where);
            }
        });
        if (!lookups.isEmpty()) {
            var hql = lookups.entrySet().stream()
                    .map(entry -> (lookup == Lookup.FORMER ? entry.getKey().formerLookup() : entry.getKey().lookup())
                            + entry.getValue().hql())
                    .collect(joining(" union "));
            var query = session.createSelectionQuery(hql, Found.class);
            lookups.values().forEach(where -> where.bind(query));
            found.addAll(query.getResultList());
        }
    }

    /** Condition of ids and current slugs; null if nothing can have one of them. The id of a tag is internal and names nothing. */
    private static @Nullable Where byIdOrSlug(Parameter parameter, List<String> texts) {
        var refs = texts.stream().map(Ref::fromString).toList();
        var slugs = refs.stream().filter(ref -> ref.slug() != null && ref.isWellFormed()).map(Ref::slug).toList();
        var ids = refs.stream().map(Ref::id).filter(Objects::nonNull).toList();
        var where = new Where();
        var tests = new ArrayList<String>();
        if (!slugs.isEmpty()) {
            tests.add(parameter.alias + ".slug in " + where.list(parameter.text() + "Slug", slugs));
        }
        if (!ids.isEmpty() && parameter != Parameter.TAG) {
            tests.add(parameter.alias + ".id in " + where.list(parameter.text() + "Id", ids));
        }
        return tests.isEmpty() ? null : where.and("(" + String.join(" or ", tests) + ")");
    }

    private static @Nullable Where byTagName(Parameter parameter, List<String> texts) {
        return parameter == Parameter.TAG ? new Where().in("x.nameKey", "tagName", texts.stream().map(Tag::keyOf).toList()) : null;
    }

    private static @Nullable Where byFormerSlug(Parameter parameter, List<String> texts) {
        var slugs = texts.stream().map(text -> Ref.fromString(text).foldedSlug())
                .filter(slug -> slug != null && Slug.isValid(slug)).toList();
        return slugs.isEmpty() ? null : new Where().and(parameter.claim() + ".kind = :" + parameter.claim())
                .set(parameter.claim(), parameter.kind).in(parameter.claim() + ".slug", parameter.text() + "Former", slugs);
    }

    private void restrictToVisible(Where where, Parameter parameter) {
        switch (parameter) {
            case TAG, AUTHOR -> {
                if (!TaxonomyAccess.maySeeAll(caller)) {
                    PublicLinks.restrict(where, Objects.requireNonNull(parameter.taxonomy), "x", now);
                }
            }
            case CATEGORY -> {
                // Categories are visible to everybody.
            }
            case IDS, EXCLUDE, POSTS -> PostConditions.restrictToVisible(where, caller, now);
        }
    }

    private Set<UUID> named(Parameter parameter) {
        return requested.getOrDefault(parameter, List.of()).stream().map(name -> Objects.requireNonNull(find(parameter, name)))
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Id that a name stands for: a slug comes before the name of a tag. Null if nothing has the name. */
    private @Nullable UUID find(Parameter parameter, String text) {
        var ref = Ref.fromString(text);
        var folded = ref.foldedSlug();
        return rows(parameter).filter(row -> row.named.equals(ref.id()) && parameter != Parameter.TAG || row.slug.equals(folded))
                .findFirst()
                .or(() -> rows(parameter).filter(row -> parameter == Parameter.TAG && row.name.equals(Tag.keyOf(text))).findFirst())
                .map(Found::named).orElse(null);
    }

    private Stream<Found> rows(Parameter parameter) {
        return found.stream().filter(row -> row.parameter == parameter.ordinal());
    }
}
