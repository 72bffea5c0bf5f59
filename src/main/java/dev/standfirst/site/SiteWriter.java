package dev.standfirst.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.json.InputChange;

/** Changes the site; requires an admin. */
@ApplicationScoped
public class SiteWriter {

    private final SiteReader reader;

    SiteWriter(SiteReader reader) {
        this.reader = reader;
    }

    @Transactional
    public SiteView update(InputChange<SiteInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var site = Site.lock();
        precondition.check(site.version);
        site.apply(change.apply(site.input(), () -> reader.view(site)));
        Site.flush();
        return reader.view(site);
    }

    /**
     * Locks the row of the site until the end of the transaction, so that such transactions run one at a time on all instances.
     */
    public void lock() {
        Site.lock();
    }
}
