package dev.standfirst.post.preview;

import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Generated key that signs preview links if none is set: one row, shared by all instances. */
@Entity
public class PreviewKey extends PanacheEntityBase {

    /** Id of the only row. */
    static final int ID = 1;

    @Id
    public int id = ID;

    @Column(nullable = false)
    public String secret;

    /** Empty until the first preview link is created. */
    static Optional<PreviewKey> find() {
        return findByIdOptional(ID);
    }
}
