package dev.standfirst.database;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import javax.sql.DataSource;

/** The connections to the database in use, for libraries that bring their own statements. */
@Singleton
public class CurrentDataSource {

    private final Instance<AgroalDataSource> dataSources;
    private final ActiveDatabase database;

    CurrentDataSource(@Any Instance<AgroalDataSource> dataSources, ActiveDatabase database) {
        this.dataSources = dataSources;
        this.database = database;
    }

    /** A connection of it belongs to the current transaction, where there is one. */
    public DataSource get() {
        return dataSources.select(new DataSourceLiteral(database.kind().unit)).get();
    }
}
