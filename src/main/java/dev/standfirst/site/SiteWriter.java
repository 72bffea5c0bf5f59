package dev.standfirst.site;

import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.conditional.Precondition;

/** Changes the site. */
@ApplicationScoped
public class SiteWriter {

    private final SiteReader reader;

    SiteWriter(SiteReader reader) {
        this.reader = reader;
    }

    @Transactional
    public SiteView update(UnaryOperator<SiteInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var site = Site.lock();
        precondition.check(site.version);
        site.apply(change.apply(site.input()));
        Site.flush();
        return reader.view(site);
    }

    /** Makes transactions that must not run side by side wait for one another, on all instances, until they end. */
    public void takeTurns() {
        Site.lock();
    }
}
