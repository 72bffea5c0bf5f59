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
 * Panache ties each entity to one unit when the service is built. This rebinding is the one call into Quarkus' internals;
 * {@code DatabaseTest} notices when a Quarkus version takes it away. Plain Hibernate sessions over the same two
 * units would do then.
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
