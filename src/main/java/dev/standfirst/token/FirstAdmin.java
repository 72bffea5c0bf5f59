package dev.standfirst.token;

import java.util.EnumSet;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorInput;
import dev.standfirst.author.AuthorWriter;
import dev.standfirst.site.SiteWriter;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.StartupEvent;

/** Makes the first admin where there is none, so that somebody can make all others. */
@Singleton
class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    /** Shorter ones can be guessed; the operator's choice is respected, and remarked on. */
    private static final int SAFE_LENGTH = 32;

    private final AuthorWriter authors;
    private final TokenWriter tokens;
    private final SiteWriter site;
    private final Optional<String> chosen;

    FirstAdmin(AuthorWriter authors, TokenWriter tokens, SiteWriter site,
            @ConfigProperty(name = "standfirst.admin.token") Optional<String> chosen) {
        this.authors = authors;
        this.tokens = tokens;
        this.site = site;
        this.chosen = chosen.map(String::strip).filter(token -> !token.isEmpty());
    }

    @ActivateRequestContext
    @Transactional
    void make(@Observes @Priority(Startup.FIRST_ADMIN) StartupEvent start) {
        // Several instances may start on one empty database: they take turns, and only the first finds no admin.
        site.takeTurns();
        if (Author.count("role", Role.ADMIN) > 0) {
            return;
        }
        chosen.filter(token -> !TokenSecret.isPossible(token)).ifPresent(token -> {
            throw Startup.abort(
                    "STANDFIRST_ADMIN_TOKEN cannot be sent as a token: it may hold ASCII letters, digits and -._~+/ only, "
                            + "and 512 of them at most.");
        });
        var secret = chosen.orElseGet(TokenSecret::generate);
        var admin = authors.create(new AuthorInput("Admin", null, null, null, null, null, null, Role.ADMIN));
        tokens.create(admin, "first admin", secret, EnumSet.allOf(Scope.class), null);
        if (chosen.isEmpty()) {
            LOG.infof("Made the first admin. Their token, shown this once: %s", secret);
        } else {
            LOG.info("Made the first admin, with the token from STANDFIRST_ADMIN_TOKEN");
            if (secret.length() < SAFE_LENGTH) {
                LOG.warnf("STANDFIRST_ADMIN_TOKEN has fewer than %d characters and can be guessed", SAFE_LENGTH);
            }
        }
    }
}
