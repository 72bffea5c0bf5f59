package dev.standfirst.database;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.junit.jupiter.api.Test;

import dev.standfirst.author.Author;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import javax.xml.parsers.DocumentBuilderFactory;

/** One artefact runs on two databases, with a persistence unit for each. */
@QuarkusTest
class DatabaseTest extends ApiTest {

    @Inject
    ActiveDatabase database;

    @Inject
    CurrentSession session;

    @Inject
    CurrentDataSource dataSource;

    @Test
    void theServiceRunsOnTheConfiguredDatabase() {
        assertEquals(TestDatabase.isPostgres() ? DatabaseKind.POSTGRESQL : DatabaseKind.H2, database.kind());
    }

    @Test
    @Transactional
    void panacheUsesThePersistenceUnitOfTheActiveDatabase() {
        EntityManager panacheEntityManager = Author.getEntityManager();

        assertEquals(session.get().getSessionFactory().getSessionFactoryOptions().getUuid(),
                panacheEntityManager.unwrap(org.hibernate.Session.class).getSessionFactory().getSessionFactoryOptions()
                        .getUuid());
        assertTrue(Author.count() > 0);
    }

    /** H2 may still need a connection that the pool would close as idle; application.properties says more. */
    @Test
    void idleConnectionsAreClosedOnPostgresqlOnly() {
        assertEquals(!TestDatabase.isPostgres(),
                ((AgroalDataSource) dataSource.get()).getConfiguration().connectionPoolConfiguration().reapTimeout()
                        .isZero());
    }

    @Test
    void theMappingFileOfPostgresqlListsEveryEntity() throws Exception {
        var listed = new TreeSet<String>();
        var entities = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(getClass().getResourceAsStream("/META-INF/pg-orm.xml")).getElementsByTagName("entity");
        for (int i = 0; i < entities.getLength(); i++) {
            listed.add(entities.item(i).getAttributes().getNamedItem("class").getNodeValue());
        }

        var mapped = session.get().getSessionFactory().getMetamodel().getEntities().stream()
                .map(entity -> entity.getJavaType().getName()).collect(toCollection(TreeSet::new));

        assertEquals(mapped, listed);
    }
}
