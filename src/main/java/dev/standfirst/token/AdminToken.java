package dev.standfirst.token;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorInput;
import dev.standfirst.author.AuthorWriter;
import dev.standfirst.change.Change;
import dev.standfirst.change.Changes;
import dev.standfirst.database.Ids;
import dev.standfirst.site.SiteWriter;

/**
 * The token that an operator sets as {@code STANDFIRST_ADMIN_TOKEN}: valid on every instance on which it is set, as a token of
 * an admin with all scopes, and no longer valid where it is changed or unset.
 *
 * <p>
 * It has a row like any other token, because stored responses refer to it, but the row alone makes it valid nowhere: an
 * instance accepts only its own setting. So two instances can have different settings while an operator replaces one by the
 * other.
 */
@Singleton
class AdminToken {

    /** Name of the token in lists and revisions. */
    static final String NAME = "STANDFIRST_ADMIN_TOKEN";

    /** Length below which a token can be guessed by trying. */
    static final int MIN_LENGTH = 16;

    /** Fewer different characters than this make a token guessable at any length. */
    private static final int MIN_DIFFERENT = 8;

    private final Optional<String> secret;
    private final @Nullable String hash;
    private final AuthorWriter authors;
    private final SiteWriter site;
    private final Changes changes;
    private final Clock clock;

    AdminToken(@ConfigProperty(name = "standfirst.admin.token") Optional<String> secret, AuthorWriter authors, SiteWriter site,
            Changes changes, Clock clock) {
        this.secret = secret.map(String::strip).filter(text -> !text.isEmpty());
        this.hash = this.secret.map(TokenSecret::hash).orElse(null);
        this.authors = authors;
        this.site = site;
        this.changes = changes;
        this.clock = clock;
    }

    boolean isSet() {
        return secret.isPresent();
    }

    /** Why the setting cannot be a token, as a sentence without the setting's value; empty if it can, or is not set. */
    Optional<String> whyRejected() {
        return secret.map(AdminToken::whyRejected).filter(why -> !why.isEmpty()).map(why -> NAME + " " + why);
    }

    private static String whyRejected(String secret) {
        if (!TokenSecret.isValid(secret)) {
            return "is not a valid token: it must consist of at most 512 ASCII letters, digits and -._~+/, optionally followed "
                    + "by =.";
        }
        if (secret.length() < MIN_LENGTH || secret.chars().distinct().count() < MIN_DIFFERENT) {
            return "can be guessed: it must have at least %d characters, of which %d are different. For a random token, run: "
                    .formatted(MIN_LENGTH, MIN_DIFFERENT) + "openssl rand -hex 32.";
        }
        return "";
    }

    /** Whether this is the hash of the setting of this instance. Compares in constant time. */
    boolean hasHash(String otherHash) {
        return hash != null && TokenSecret.matches(hash, otherHash);
    }

    /**
     * Row of the setting, within the transaction of the caller. It is the one that the start has created, unless another
     * instance has deleted it since as that of a former setting, or its author is no longer an admin.
     */
    Token token() {
        return Token.findByHash(secretHash()).filter(AdminToken::isComplete).orElseGet(this::create);
    }

    private Token create() {
        // Of two requests and instances that find no row, one creates it.
        site.lock();
        var known = Token.findByHash(secretHash());
        if (known.filter(AdminToken::isComplete).isPresent()) {
            return known.get();
        }
        var token = known.orElseGet(() -> new Token(Ids.next(), firstAdmin(), NAME, secret.orElseThrow(),
                EnumSet.allOf(Scope.class), clock.instant(), null));
        token.makeSetting(token.author.role == Role.ADMIN ? token.author : firstAdmin(), NAME);
        token.persist();
        return token;
    }

    private static boolean isComplete(Token token) {
        return token.isSetting && token.author.role == Role.ADMIN;
    }

    /** The oldest admin, who is created if there is none. */
    private Author firstAdmin() {
        return Author.<Author> find("role = ?1 order by createdAt, id", Role.ADMIN).firstResultOptional()
                .orElseGet(this::createAdmin);
    }

    Author createAdmin() {
        return authors.create(new AuthorInput("Admin", null, null, null, null, null, null, Role.ADMIN));
    }

    /** Deletes the rows of former settings, and returns whether there were any. */
    boolean deleteFormer() {
        var isDeleted = Token.delete("isSetting = true and hash <> ?1", hash == null ? "" : hash) > 0;
        if (isDeleted) {
            changes.announce(Change.of(Token.KEY));
        }
        return isDeleted;
    }

    private String secretHash() {
        if (hash == null) {
            throw new IllegalStateException(NAME + " is not set");
        }
        return hash;
    }
}
