package dev.standfirst.share.read;

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

    /** Where a post was shared to. */
    public static List<String> networks(UUID post) {
        return find("select network from ShareCount where postId = ?1", post).project(String.class).list();
    }

    /** What must be there; locked until the end of the transaction. */
    public static ShareCount lock(UUID post, String network) {
        return findById(new Key(post, network), LockModeType.PESSIMISTIC_WRITE);
    }
}
