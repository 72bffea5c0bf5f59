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

/** Creates the first admin if there is none, so that an admin exists who can create other authors. */
@Singleton
class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    /** Length below which a chosen token can be guessed; the token is used, with a warning. */
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
    void create(@Observes @Priority(Startup.FIRST_ADMIN) StartupEvent start) {
        // Several instances may start on an empty database: the lock makes only the first of them find no admin.
        site.lock();
        if (Author.count("role", Role.ADMIN) > 0) {
            return;
        }
        chosen.filter(token -> !TokenSecret.isValid(token)).ifPresent(token -> {
            throw Startup.abort(
                    "STANDFIRST_ADMIN_TOKEN is not a valid token: it must consist of at most 512 ASCII letters, digits and "
                            + "-._~+/, optionally followed by =.");
        });
        var secret = chosen.orElseGet(TokenSecret::generate);
        var admin = authors.create(new AuthorInput("Admin", null, null, null, null, null, null, Role.ADMIN));
        tokens.create(admin, "first admin", secret, EnumSet.allOf(Scope.class), null);
        if (chosen.isEmpty()) {
            LOG.infof("Created the first admin. Token, shown only once: %s", secret);
        } else {
            LOG.info("Created the first admin with the token from STANDFIRST_ADMIN_TOKEN");
            if (secret.length() < SAFE_LENGTH) {
                LOG.warnf("STANDFIRST_ADMIN_TOKEN has fewer than %d characters and can be guessed", SAFE_LENGTH);
            }
        }
    }
}
