package dev.standfirst.tag;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

import dev.standfirst.change.Change;
import dev.standfirst.slug.Ref;
import dev.standfirst.taxonomy.TaxonomyEntity;
import dev.standfirst.slug.SlugKind;

/** Free word on posts. */
@Entity
public class Tag extends TaxonomyEntity {

    /** Dependency key of all tags. */
    public static final String KEY = "tags";

    /** Length of a name, in characters. */
    public static final int MAX_NAME = 100;

    /** Normalized name, equal for all spellings of a tag; unique. */
    @Column(nullable = false)
    public String nameKey;

    /** Normalizes case and compatibility forms (Unicode NFKC and full case folding) and white space. */
    public static String keyOf(String name) {
        var folded = UCharacter.foldCase(Normalizer2.getNFKCInstance().normalize(name.strip()), true);
        var key = folded.replaceAll("\\s+", " ");
        // A folded name can be up to three times as long as the name; the column has that length.
        return key.substring(0, Math.min(key.length(), 3 * MAX_NAME));
    }

    /** Finds a tag by its current slug. The id of a tag is internal and finds none. */
    static Optional<Tag> findByRef(Ref ref, LockModeType lock) {
        return ref.slug() != null ? findByRef(Tag.class, ref, lock) : Optional.empty();
    }

    /** Finds a tag by its current or a former slug. */
    static Optional<Tag> findByName(Ref ref, LockModeType lock) {
        return ref.slug() != null ? findByName(Tag.class, SlugKind.TAG, ref, lock) : Optional.empty();
    }

    void rename(String newName, Instant at) {
        setName(newName);
        nameKey = keyOf(newName);
        updatedAt = at;
    }

    @Override
    public Change change() {
        return Change.of(KEY, id.toString());
    }
}
