package dev.standfirst.site;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.change.TrackedEntity;
import dev.standfirst.change.TrackedEntityListener;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Settings that an admin can change, in a single row; null falls back to {@link SiteConfig}. */
@Entity
@EntityListeners(TrackedEntityListener.class)
public class Site extends PanacheEntityBase implements TrackedEntity {

    /** Dependency key of the site. */
    public static final String KEY = "site";

    /** Id of the single row. */
    public static final int ID = 1;

    @Id
    public int id = ID;

    @Version
    public long version;

    public @Nullable String title;

    public @Nullable String description;

    public @Nullable String url;

    public @Nullable String language;

    /** Reads the row, which a migration has created. */
    static Site get() {
        return Site.findById(ID);
    }

    /** Reads the row and locks it until the end of the transaction. */
    static Site lock() {
        return Site.findById(ID, LockModeType.PESSIMISTIC_WRITE);
    }

    void apply(SiteInput input) {
        title = input.title();
        description = input.description();
        url = input.url();
        language = input.language();
    }

    /** Editable state, to be changed and applied again. */
    SiteInput input() {
        return new SiteInput(title, description, url, language);
    }

    @Override
    public Change change() {
        return Change.of(KEY);
    }
}
