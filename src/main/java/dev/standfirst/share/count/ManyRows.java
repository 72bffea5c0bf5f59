package dev.standfirst.share.count;

import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.ActiveDatabase;

/**
 * Writes many rows at once. PostgreSQL is given them as arrays, in one statement for each table, and takes hold of them in the
 * order of their keys: two transactions that write the same tables in the same order never wait for each other crosswise. H2
 * takes them one by one as they come, but within the process; whoever writes like this does so on one thread there.
 */
@Singleton
public class ManyRows {

    /** How SQL calls what a key is made of. */
    private static final Map<Class<?>, String> TYPES = Map.of(UUID.class, "uuid", String.class, "varchar", LocalDate.class,
            "date");

    /**
     * A table that counts.
     *
     * @param key its key's columns
     * @param number the column that is added to
     * @param noughts columns that are 0 in a new row
     */
    public record Counting(String table, List<String> key, String number, List<String> noughts) {
    }

    /**
     * A table of what is held until a time.
     *
     * @param key its key, a text
     * @param until the column of the time
     */
    public record Holding(String table, String key, String until) {
    }

    private final ActiveDatabase database;

    ManyRows(ActiveDatabase database) {
        this.database = database;
    }

    /**
     * Those of the rows that are there; nobody deletes them until the end of the transaction.
     *
     * @param table one with an {@code id}
     */
    public Set<UUID> keep(Connection connection, String table, Collection<UUID> ids) throws SQLException {
        var select = "select id from " + table + " where id = any(?) order by id " + keeping(database);
        var kept = new HashSet<UUID>();
        try (var statement = connection.prepareStatement(select)) {
            statement.setArray(1, array(connection, ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    kept.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return kept;
    }

    /** See {@code RowLock}. */
    public static String keeping(ActiveDatabase database) {
        return database.isEmbedded() ? "for update" : "for key share";
    }

    /** Those of the keys that nobody held, and that are held from now on. */
    public Set<String> take(Connection connection, Holding holding, Collection<String> keys, Instant now, Instant until)
            throws SQLException {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return database.isEmbedded() ? takeEach(connection, holding, keys, now, until)
                : takeAll(connection, holding, keys, now, until);
    }

    /** Those of the keys that somebody holds. */
    public Set<String> held(Connection connection, Holding holding, Collection<String> keys, Instant now) throws SQLException {
        if (keys.isEmpty()) {
            return Set.of();
        }
        try (var statement = connection.prepareStatement("select " + holding.key + " from " + holding.table + " where "
                + holding.key + " = any(?) and " + holding.until + " > ?")) {
            statement.setArray(1, array(connection, keys));
            statement.setObject(2, jdbc(now));
            return texts(statement);
        }
    }

    /** Adds to the rows, and makes those that are missing; the keys have their parts in the order of the columns. */
    public void add(Pipeline pipeline, Counting counting, Map<List<?>, Long> amounts) throws SQLException {
        if (amounts.isEmpty()) {
            return;
        }
        if (database.isEmbedded()) {
            addToEach(pipeline.connection(), counting, amounts);
        } else {
            addToAll(pipeline, counting, amounts);
        }
    }

    /**
     * Sets numbers of rows that the transaction holds already.
     *
     * @param key the column of the ids
     * @param rows of each id the numbers, in the order of their columns
     */
    public void set(Connection connection, String table, String key, List<String> columns, Map<UUID, List<Long>> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (database.isEmbedded()) {
            setEach(connection, table, key, columns, rows);
        } else {
            setAll(connection, table, key, columns, rows);
        }
    }

    /** For a parameter of {@code = any(?)}; of one type, and not empty. */
    public Array array(Connection connection, Collection<?> values) throws SQLException {
        var type = TYPES.get(values.iterator().next().getClass());
        return connection.createArrayOf(type, database.isEmbedded() ? values.toArray()
                : values.stream().map(String::valueOf).toArray(String[]::new));
    }

    private void addToAll(Pipeline pipeline, Counting counting, Map<List<?>, Long> amounts) throws SQLException {
        var columns = String.join(", ", counting.key);
        var insert = "insert into " + counting.table + " (" + columns + ", " + counting.number + also(counting.noughts, ", %s")
                + ") select " + columns + ", amount" + also(counting.noughts, ", 0") + " from unnest("
                + String.join(", ", nCopies(counting.key.size() + 1, "?")) + ") as added (" + columns
                + ", amount) order by " + columns + " on conflict (" + columns + ") do update set " + counting.number + " = "
                + counting.table + "." + counting.number + " + excluded." + counting.number;
        var parameters = new ArrayList<Array>();
        for (int i = 0; i < counting.key.size(); i++) {
            var part = i;
            parameters.add(array(pipeline.connection(),
                    amounts.keySet().stream().<Object> map(key -> key.get(part)).toList()));
        }
        parameters.add(numbers(pipeline.connection(), amounts.values()));
        pipeline.add(insert, parameters);
    }

    private static void addToEach(Connection connection, Counting counting, Map<List<?>, Long> amounts)
            throws SQLException {
        var update = "update " + counting.table + " set " + counting.number + " = " + counting.number + " + ? where "
                + counting.key.stream().map(column -> column + " = ?").collect(joining(" and "));
        var insert = "insert into " + counting.table + " (" + counting.number + ", " + String.join(", ", counting.key)
                + also(counting.noughts, ", %s") + ") values (?" + ", ?".repeat(counting.key.size())
                + also(counting.noughts, ", 0") + ")";
        var added = List.copyOf(amounts.entrySet());
        try (var updating = connection.prepareStatement(update); var inserting = connection.prepareStatement(insert)) {
            for (var row : added) {
                batch(updating, row);
            }
            var found = updating.executeBatch();
            var isNew = false;
            for (int i = 0; i < found.length; i++) {
                if (found[i] == 0) {
                    batch(inserting, added.get(i));
                    isNew = true;
                }
            }
            if (isNew) {
                inserting.executeBatch();
            }
        }
    }

    private static void batch(PreparedStatement statement, Map.Entry<List<?>, Long> row) throws SQLException {
        var key = row.getKey();
        statement.setLong(1, row.getValue());
        for (int i = 0; i < key.size(); i++) {
            statement.setObject(i + 2, key.get(i));
        }
        statement.addBatch();
    }

    private void setAll(Connection connection, String table, String key, List<String> columns, Map<UUID, List<Long>> rows)
            throws SQLException {
        var update = "update " + table + " set "
                + columns.stream().map(column -> column + " = given." + column).collect(joining(", ")) + " from unnest(?"
                + ", ?".repeat(columns.size()) + ") as given (" + key + ", " + String.join(", ", columns) + ") where " + table
                + "." + key + " = given." + key;
        try (var statement = connection.prepareStatement(update)) {
            statement.setArray(1, array(connection, rows.keySet()));
            for (int i = 0; i < columns.size(); i++) {
                var column = i;
                statement.setArray(i + 2,
                        numbers(connection, rows.values().stream().map(numbers -> numbers.get(column)).toList()));
            }
            statement.executeUpdate();
        }
    }

    private static void setEach(Connection connection, String table, String key, List<String> columns,
            Map<UUID, List<Long>> rows) throws SQLException {
        var update = "update " + table + " set " + columns.stream().map(column -> column + " = ?").collect(joining(", "))
                + " where " + key + " = ?";
        try (var statement = connection.prepareStatement(update)) {
            for (var row : rows.entrySet()) {
                for (int i = 0; i < columns.size(); i++) {
                    statement.setLong(i + 1, row.getValue().get(i));
                }
                statement.setObject(columns.size() + 1, row.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private Set<String> takeAll(Connection connection, Holding holding, Collection<String> keys, Instant now, Instant until)
            throws SQLException {
        try (var statement = connection.prepareStatement("insert into " + holding.table + " (" + holding.key + ", "
                + holding.until + ") select taken, ? from unnest(?) as taken order by taken on conflict (" + holding.key
                + ") do update set " + holding.until + " = excluded." + holding.until + " where " + holding.table + "."
                + holding.until + " <= ? returning " + holding.key)) {
            statement.setObject(1, jdbc(until));
            statement.setArray(2, array(connection, keys));
            statement.setObject(3, jdbc(now));
            return texts(statement);
        }
    }

    private Set<String> takeEach(Connection connection, Holding holding, Collection<String> keys, Instant now, Instant until)
            throws SQLException {
        var taken = new HashSet<String>();
        try (var update = connection.prepareStatement("update " + holding.table + " set " + holding.until + " = ? where "
                + holding.key + " = ? and " + holding.until + " <= ?");
                var insert = connection.prepareStatement("insert into " + holding.table + " (" + holding.until + ", "
                        + holding.key + ") select ?, ? where not exists (select 1 from " + holding.table + " where "
                        + holding.key + " = ?)")) {
            for (var key : keys) {
                update.setObject(1, jdbc(until));
                update.setString(2, key);
                update.setObject(3, jdbc(now));
                insert.setObject(1, jdbc(until));
                insert.setString(2, key);
                insert.setString(3, key);
                if (update.executeUpdate() == 1 || insert.executeUpdate() == 1) {
                    taken.add(key);
                }
            }
        }
        return taken;
    }

    private static Set<String> texts(PreparedStatement statement) throws SQLException {
        var texts = new HashSet<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Array numbers(Connection connection, Collection<Long> numbers) throws SQLException {
        return connection.createArrayOf("bigint", numbers.toArray());
    }

    private static String also(List<String> columns, String form) {
        return columns.stream().map(form::formatted).collect(joining());
    }

    private static OffsetDateTime jdbc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
