package dev.standfirst.token;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.text.CollationKeys;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Token with which a client calls as an author, until it expires or is revoked. */
@Entity
public class Token extends PanacheEntityBase {

    /** Dependency key of all tokens. */
    static final String KEY = "tokens";

    static final int MAX_NAME = 100;

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Author author;

    @Column(nullable = false)
    public String name;

    /** Key by which lists sort the name; see {@link CollationKeys}. */
    @Column(nullable = false)
    byte[] nameCollation;

    /** First characters of the token, to tell it from others. */
    @Column(nullable = false)
    public String prefix;

    @Column(nullable = false)
    public String hash;

    /** Whether it is a present or former setting {@code STANDFIRST_ADMIN_TOKEN}; see {@link AdminToken}. */
    @Column(nullable = false)
    boolean isSetting;

    /** Names of scopes, separated by spaces as in OAuth (RFC 6749, §3.3). */
    @Column(nullable = false)
    String scopes;

    @Column(nullable = false)
    public Instant createdAt;

    /** Time of expiry; null for a token that never expires. */
    public @Nullable Instant expiresAt;

    /** For Hibernate. */
    protected Token() {
    }

    Token(UUID id, Author author, String name, String secret, Set<Scope> scopes, Instant at, @Nullable Instant expiresAt) {
        this.id = id;
        this.author = author;
        this.name = name;
        this.nameCollation = CollationKeys.of(name);
        this.prefix = TokenSecret.shown(secret);
        this.hash = TokenSecret.hash(secret);
        this.scopes = names(scopes);
        this.createdAt = at;
        this.expiresAt = expiresAt;
    }

    /** Finds a token and its author with one statement. */
    static Optional<Token> findByHash(String hash) {
        return find("from Token t join fetch t.author where t.hash = ?1", hash).firstResultOptional();
    }

    /** Makes it the setting {@code STANDFIRST_ADMIN_TOKEN}, whatever it was before. */
    void makeSetting(Author admin, String settingName) {
        isSetting = true;
        author = admin;
        name = settingName;
        scopes = names(EnumSet.allOf(Scope.class));
        expiresAt = null;
    }

    boolean isValidAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    Set<Scope> scopes() {
        var set = EnumSet.noneOf(Scope.class);
        Arrays.stream(scopes.split(" ")).map(Scope::valueOf).forEach(set::add);
        return set;
    }

    private static String names(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Enum::name).collect(joining(" "));
    }
}
