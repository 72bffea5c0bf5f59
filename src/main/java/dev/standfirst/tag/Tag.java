package dev.standfirst.tag;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

import dev.standfirst.change.Change;
import dev.standfirst.change.TrackedEntity;
import dev.standfirst.change.TrackedEntityListener;
import dev.standfirst.slug.Ref;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A free word that posts carry. */
@Entity
@EntityListeners(TrackedEntityListener.class)
public class Tag extends PanacheEntityBase implements TrackedEntity {

    /** Names all of its kind among the sources of an answer. */
    public static final String KEY = "tags";

    /** In characters. */
    public static final int MAX_NAME = 100;

    @Id
    public UUID id;

    @Version
    public long version;

    @Column(nullable = false)
    public String slug;

    @Column(nullable = false)
    public String name;

    /** What makes two names the same tag; unique. */
    @Column(nullable = false)
    public String nameKey;

    @Column(nullable = false)
    public Instant createdAt;

    @Column(nullable = false)
    public Instant updatedAt;

    /** Folds away case and compatibility forms (Unicode NFKC and full case folding), and white space. */
    static String keyOf(String name) {
        var folded = UCharacter.foldCase(Normalizer2.getNFKCInstance().normalize(name.strip()), true);
        var key = folded.replaceAll("\\s+", " ");
        // A folded name can be up to three times as long as the name; the column holds that.
        return key.substring(0, Math.min(key.length(), 3 * MAX_NAME));
    }

    /** By present slug. Tags have an id only inside the service. */
    static Optional<Tag> findByRef(Ref ref, LockModeType lock) {
        return ref.slug() != null && ref.isWellFormed() ? find("slug", ref.slug()).withLock(lock).firstResultOptional()
                : Optional.empty();
    }

    void rename(String newName, Instant at) {
        name = newName.strip();
        nameKey = keyOf(newName);
        updatedAt = at;
    }

    @Override
    public Change change() {
        return Change.of(KEY, id.toString());
    }
}
