package dev.standfirst.post.preview;

import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * The one row that holds what signs preview links where no setting does: the same on all instances, and after a restart.
 */
@Entity
public class PreviewKey extends PanacheEntityBase {

    /** The id of the one row. */
    static final int ID = 1;

    @Id
    public int id = ID;

    @Column(nullable = false)
    public String secret;

    /** None as long as nobody has made a link. */
    static Optional<PreviewKey> find() {
        return findByIdOptional(ID);
    }
}
