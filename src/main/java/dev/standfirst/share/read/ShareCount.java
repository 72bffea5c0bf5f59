package dev.standfirst.share.read;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Share count of a post on one network. */
@Entity
@IdClass(ShareCount.Key.class)
public class ShareCount extends PanacheEntityBase {

    /** Primary key. */
    public record Key(UUID postId, String network) implements Serializable {
    }

    @Id
    public UUID postId;

    @Id
    public String network;

    /** Shares counted by this service. */
    public long counted;

    /** Shares counted by another system before. */
    public long baseline;

    /** Finds the networks for which a post has a count or a baseline. */
    public static List<String> networks(UUID post) {
        return find("select network from ShareCount where postId = ?1", post).project(String.class).list();
    }

    /** Finds an existing row and locks it until the end of the transaction. */
    public static ShareCount lock(UUID post, String network) {
        return findById(new Key(post, network), LockModeType.PESSIMISTIC_WRITE);
    }
}
