package dev.standfirst.database;

import java.util.HashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.hibernate.SessionFactory;

import dev.standfirst.start.Startup;
import io.quarkus.hibernate.orm.PersistenceUnit.PersistenceUnitLiteral;
import io.quarkus.hibernate.orm.panache.common.runtime.AbstractJpaOperations;
import io.quarkus.runtime.StartupEvent;

/**
 * Binds Panache's entities to the active persistence unit.
 *
 * <p>
 * Panache binds each entity to one unit when the service is built. {@code AbstractJpaOperations}, which rebinds them, is
 * internal to Quarkus. {@code DatabaseTest} fails if a version of Quarkus removes it; plain Hibernate sessions over the
 * same two units would then replace Panache.
 */
@Singleton
class PanacheUnit {

    void bind(@Observes @Priority(Startup.PANACHE_UNIT) StartupEvent start, ActiveDatabase database,
            @Any Instance<SessionFactory> factories) {
        var unit = database.kind().unit;
        var units = new HashMap<String, String>();
        factories.select(new PersistenceUnitLiteral(unit)).get().getMetamodel().getEntities()
                .forEach(entity -> units.put(entity.getJavaType().getName(), unit));
        AbstractJpaOperations.addEntityTypesToPersistenceUnit(units, false);
    }
}
