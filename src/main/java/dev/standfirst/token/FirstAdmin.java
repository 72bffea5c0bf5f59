package dev.standfirst.token;

import java.util.EnumSet;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.site.SiteWriter;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.StartupEvent;

/** Creates the first admin if there is none, so that an admin exists who can create other authors. */
@Singleton
class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    private final AdminToken adminToken;
    private final UsableAdminTokens usable;
    private final TokenWriter tokens;
    private final SiteWriter site;

    FirstAdmin(AdminToken adminToken, UsableAdminTokens usable, TokenWriter tokens, SiteWriter site) {
        this.adminToken = adminToken;
        this.usable = usable;
        this.tokens = tokens;
        this.site = site;
    }

    @ActivateRequestContext
    @Transactional
    void create(@Observes @Priority(Startup.FIRST_ADMIN) StartupEvent start) {
        adminToken.whyRejected().ifPresent(why -> {
            throw Startup.abort(why);
        });
        // Several instances may start on an empty database: the lock makes only the first of them find no admin.
        site.lock();
        var isFirst = Author.count("role", Role.ADMIN) == 0;
        if (adminToken.deleteFormer()) {
            LOG.info("The former token from STANDFIRST_ADMIN_TOKEN is no longer valid");
        }
        if (adminToken.isSet()) {
            adminToken.token();
            if (isFirst) {
                LOG.info("Created the first admin with the token from STANDFIRST_ADMIN_TOKEN");
            }
        } else if (isFirst) {
            var secret = TokenSecret.generate();
            tokens.create(adminToken.createAdmin(), "first admin", secret, EnumSet.allOf(Scope.class), null);
            LOG.infof("Created the first admin. Token, shown only once: %s", secret);
        } else if (!usable.exist()) {
            LOG.warn("No admin has a usable token. To get access, set STANDFIRST_ADMIN_TOKEN and restart the service");
        }
    }
}
