package dev.standfirst.token;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.access.Role;
import dev.standfirst.author.AdminAccess;
import dev.standfirst.author.Author;

/**
 * Tokens with which an admin can administer the service: those of admins with the scope {@code admin} that have not expired. At
 * least one of them must remain, and one that never expires, lest time locks out everybody. The setting
 * {@code STANDFIRST_ADMIN_TOKEN} is always one of them.
 */
@Singleton
class UsableAdminTokens implements AdminAccess {

    private static final String USABLE = "author.role = ?1 and scopes like '%ADMIN%' and isSetting = false "
            + "and (expiresAt is null or expiresAt > ?2)";

    private final AdminToken adminToken;
    private final Clock clock;

    UsableAdminTokens(AdminToken adminToken, Clock clock) {
        this.adminToken = adminToken;
        this.clock = clock;
    }

    boolean exist() {
        return adminToken.isSet() || Token.count(USABLE, Role.ADMIN, clock.instant()) > 0;
    }

    @Override
    public boolean remainsWithout(UUID admin) {
        return remainWithout("author.id", admin);
    }

    /** Whether enough of them remain after this token has been deleted. Call it after {@link Author#lockAdmins}. */
    boolean remainWithout(Token token) {
        return remainWithout("id", token.id);
    }

    private boolean remainWithout(String property, UUID id) {
        return adminToken.isSet() || count(property + " <> ?3 and expiresAt is null", id) > 0
                || count(property + " = ?3 and expiresAt is null", id) == 0 && count(property + " <> ?3", id) > 0;
    }

    private long count(String condition, UUID id) {
        return Token.count(USABLE + " and " + condition, Role.ADMIN, clock.instant(), id);
    }
}
