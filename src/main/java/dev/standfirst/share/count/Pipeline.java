package dev.standfirst.share.count;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements of one transaction that are sent at once and run in their order, so that they take the way to the database and
 * back together. Only the last of them, a query, gives rows: they would come while we still send and do not read.
 */
public final class Pipeline {

    private final Connection connection;
    private final List<String> statements = new ArrayList<>();
    private final List<Array> parameters = new ArrayList<>();

    public Pipeline(Connection connection) {
        this.connection = connection;
    }

    /** For whoever has to do with the database at once. */
    Connection connection() {
        return connection;
    }

    void add(String statement, List<Array> itsParameters) {
        statements.add(statement);
        parameters.addAll(itsParameters);
    }

    /** What is made of each row. */
    public interface RowReader {

        void read(ResultSet row) throws SQLException;
    }

    /** The last statement; all are sent. */
    public void query(String query, Array parameter, RowReader reader) throws SQLException {
        add(query, List.of(parameter));
        try (var all = connection.prepareStatement(String.join("; ", statements))) {
            for (int i = 0; i < parameters.size(); i++) {
                all.setArray(i + 1, parameters.get(i));
            }
            for (var isQuery = all.execute(); !isQuery;) {
                isQuery = all.getMoreResults();
            }
            try (var rows = all.getResultSet()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
