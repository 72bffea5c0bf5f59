package dev.standfirst.share.visitor;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A remembered share of a visitor, by a hash from which the visitor cannot be found; see {@link Visitors}. */
@Entity
public class RecentShare extends PanacheEntityBase {

    /** Hash of visitor, post and network, 64 hex digits. */
    @Id
    public String visitor;

    /** End of the dedupe window. */
    @Column(nullable = false)
    public Instant expiresAt;
}
