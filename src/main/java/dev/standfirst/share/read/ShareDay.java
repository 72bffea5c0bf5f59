package dev.standfirst.share.read;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Shares of a post to one network on one day. */
@Entity
@IdClass(ShareDay.Key.class)
public class ShareDay extends PanacheEntityBase {

    /** Primary key. */
    public record Key(UUID postId, LocalDate sharedOn, String network) implements Serializable {
    }

    @Id
    public UUID postId;

    /** In UTC. */
    @Id
    public LocalDate sharedOn;

    @Id
    public String network;

    public long counted;
}
