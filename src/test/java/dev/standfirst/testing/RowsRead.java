package dev.standfirst.testing;

import java.util.List;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What reading cost on PostgreSQL, by the server's own count: not what a plan promised for a statement written down
 * in a test, but what was done for the one that the service sent, with its parameters.
 *
 * @param scans of a whole table, and those of no other than {@code post}
 * @param rows entries of indexes and rows of tables that were looked at
 */
public record RowsRead(long scans, long rows) {

    private static final String COUNTED = "('post', 'post_author', 'post_category', 'post_tag', 'share_count', 'share_total')";

    /** An index counts what its entries gave; a table what was read from one end to the other. */
    private static final String QUERY = "select coalesce(sum(case when c.relname = 'post' and c.relkind = 'r' "
            + "then pg_stat_get_xact_numscans(c.oid) end), 0), coalesce(sum(pg_stat_get_xact_tuples_returned(c.oid)), 0) "
            + "from pg_class c left join pg_index i on i.indexrelid = c.oid "
            + "where c.relkind in ('r', 'i') and coalesce(i.indrelid, c.oid) in (select oid from pg_class where relname in "
            + COUNTED
            + ")";

    /** Of work that runs in the transaction which it is called in. */
    public static RowsRead by(Runnable work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var before = soFar();
            work.run();
            var after = soFar();
            return new RowsRead(after.scans - before.scans, after.rows - before.rows);
        });
    }

    private static RowsRead soFar() {
        var counts = (Object[]) Sql.session().createNativeQuery(QUERY, Object[].class).getSingleResult();
        return new RowsRead(((Number) List.of(counts).get(0)).longValue(), ((Number) List.of(counts).get(1)).longValue());
    }
}
