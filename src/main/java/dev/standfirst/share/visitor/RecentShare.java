package dev.standfirst.share.visitor;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That somebody shared something a moment ago, by a hash that leads back to nobody; see {@link Visitors}. */
@Entity
public class RecentShare extends PanacheEntityBase {

    @Id
    public String visitor;

    @Column(nullable = false)
    public Instant expiresAt;
}
