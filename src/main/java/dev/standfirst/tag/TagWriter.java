package dev.standfirst.tag;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.SLUG_TAKEN;
import static java.util.Comparator.comparing;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.Ids;
import dev.standfirst.database.lock.ExclusiveInsert;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.json.InputChange;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.text.CollationKeys;

/** Creates tags on first use; renames, merges and deletes tags, which requires an editor. */
@ApplicationScoped
public class TagWriter {

    private final TagReader reader;
    private final TagUsage usage;
    private final Slugs slugs;
    private final ExclusiveInsert exclusive;
    private final Clock clock;

    TagWriter(TagReader reader, TagUsage usage, Slugs slugs, ExclusiveInsert exclusive, Clock clock) {
        this.reader = reader;
        this.usage = usage;
        this.slugs = slugs;
        this.exclusive = exclusive;
        this.clock = clock;
    }

    /** Finds the tags of the names or slugs, each once, in their order; creates a tag for a name that no tag has. */
    @Transactional
    public List<Tag> named(List<String> names) {
        var byKey = TagReader.byKey(names);
        var tags = TagReader.existing(byKey.keySet());
        var missing = byKey.keySet().stream().filter(key -> !tags.containsKey(key)).sorted().toList();
        if (!missing.isEmpty()) {
            // Inserted in one order, so that transactions with the same new tags wait for each other without a deadlock. Slugs
            // come last: a transaction that waits for a tag must not hold a slug that the other transaction may need.
            var created = missing.stream().filter(key -> tryInsert(key, byKey.getOrDefault(key, key))).toList();
            tags.putAll(TagReader.existing(missing));
            created.stream().map(tags::get).sorted(comparing(tag -> Slug.of(tag.name, SlugKind.TAG.word())))
                    .forEach(tag -> tag.slug = slugs.claim(SlugKind.TAG, tag.id, null, null, tag.name));
        }
        return byKey.keySet().stream().map(tags::get).distinct().toList();
    }

    @Transactional
    public TagView update(Ref ref, InputChange<TagInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE, Scope.PUBLISH);
        var tag = reader.find(ref, LockModeType.PESSIMISTIC_WRITE);
        precondition.check(tag.version);
        var before = TagInput.of(tag);
        var input = change.apply(before, () -> reader.view(tag));
        if (input.equals(before)) {
            return reader.view(tag);
        }
        if (input.mergeInto() != null) {
            return reader.view(merge(tag, input.mergeInto(), caller));
        }
        mustNotBeNameOfAnother(tag, input.name());
        tag.slug = slugs.claim(SlugKind.TAG, tag.id, tag.slug, input.slug(), input.name());
        tag.rename(input.name(), clock.instant());
        Tag.flush();
        return reader.view(tag);
    }

    /** Removes the tag from all posts and deletes it. */
    @Transactional
    public void delete(Ref ref, Precondition precondition, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE, Scope.PUBLISH);
        var tag = reader.find(ref, LockModeType.PESSIMISTIC_WRITE);
        precondition.check(tag.version);
        usage.remove(tag, caller);
        slugs.release(SlugKind.TAG, tag.id);
        tag.delete();
    }

    private Tag merge(Tag tag, String into, Caller caller) {
        var target = Tag.findByName(Ref.fromString(into), LockModeType.PESSIMISTIC_WRITE)
                .filter(other -> !other.id.equals(tag.id))
                .orElseThrow(() -> INVALID.at("/mergeInto", "UnknownTag", "must be the slug of another tag; there is no “%s”",
                        into));
        usage.reassign(tag, target, caller);
        slugs.handOver(SlugKind.TAG, tag.id, target.id);
        tag.delete();
        Tag.flush();
        return target;
    }

    private static void mustNotBeNameOfAnother(Tag tag, String name) {
        Tag.<Tag> find("nameKey = ?1 and id <> ?2", Tag.keyOf(name), tag.id).firstResultOptional().ifPresent(other -> {
            throw SLUG_TAKEN.at("/name", "Taken", "is already the name of “%s”; send “mergeInto” to merge the two tags",
                    other.slug);
        });
    }

    /**
     * Inserts a tag and returns whether it is new. Of two posts that use a new tag at the same moment, the second waits for the
     * first and uses its tag. Only the first claims a slug; until then the column holds the id, which is never a valid slug.
     */
    private boolean tryInsert(String key, String name) {
        var id = Ids.next();
        return exclusive.tryInsert("tag", Map.of("name_key", key),
                Map.of("id", id, "version", 0L, "slug", id.toString(), "name", name, "name_collation", CollationKeys.of(name),
                        "created_at", clock.instant(), "updated_at", clock.instant()));
    }
}
