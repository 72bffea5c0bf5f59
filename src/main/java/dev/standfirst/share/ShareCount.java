package dev.standfirst.share;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How often a post was shared to one network. */
@Entity
@IdClass(ShareCount.Key.class)
public class ShareCount extends PanacheEntityBase {

    /** Post and network together. */
    public record Key(UUID postId, String network) implements Serializable {
    }

    @Id
    public UUID postId;

    @Id
    public String network;

    /** Shares made here. */
    public long counted;

    /** Shares taken over from another system. */
    public long baseline;

    /** All of a post, locked until the end of the transaction. */
    static List<ShareCount> lockAll(UUID post) {
        return find("postId = ?1 order by network", post).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }
}
