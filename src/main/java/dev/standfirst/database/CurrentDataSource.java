package dev.standfirst.database;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import javax.sql.DataSource;

/** Connections to the active database, for JDBC statements and for libraries that bring their own. */
@Singleton
public class CurrentDataSource {

    private final Instance<AgroalDataSource> dataSources;
    private final ActiveDatabase database;

    CurrentDataSource(@Any Instance<AgroalDataSource> dataSources, ActiveDatabase database) {
        this.dataSources = dataSources;
        this.database = database;
    }

    /** Returns the data source; its connections take part in the current transaction if there is one. */
    public DataSource get() {
        return dataSources.select(new DataSourceLiteral(database.kind().unit)).get();
    }
}
