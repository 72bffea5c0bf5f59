package dev.standfirst.author;

import java.util.UUID;

/** Access of admins to the API. Implemented by tokens, because authors must not depend on tokens. */
public interface AdminAccess {

    /**
     * Whether an admin can still use the API, now and later, after an admin has lost the role. Call it after
     * {@link Author#lockAdmins}.
     */
    boolean remainsWithout(UUID admin);
}
