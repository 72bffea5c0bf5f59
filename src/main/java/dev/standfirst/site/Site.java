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

/** The one row of settings that an admin can change; what is null follows {@link SiteConfig}. */
@Entity
@EntityListeners(TrackedEntityListener.class)
public class Site extends PanacheEntityBase implements TrackedEntity {

    /** Names it among the sources of an answer. */
    public static final String KEY = "site";

    /** The id of the one row. */
    public static final int ID = 1;

    @Id
    public int id = ID;

    @Version
    public long version;

    public @Nullable String title;

    public @Nullable String description;

    public @Nullable String url;

    public @Nullable String language;

    /** Made by a migration, so it is always there. */
    static Site get() {
        return Site.findById(ID);
    }

    /** The same, once nobody else is changing it. */
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
