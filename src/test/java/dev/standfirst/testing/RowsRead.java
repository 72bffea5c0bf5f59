package dev.standfirst.testing;

import java.util.List;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Cost of a read on PostgreSQL, as the server counts it: the work done for the statement that the service sent, with its
 * parameters, rather than the plan of a statement that a test repeats.
 *
 * @param scans full scans of the table {@code post}
 * @param rows entries of indexes and rows of tables that were read
 */
public record RowsRead(long scans, long rows) {

    /** An index counts the entries that it returned; a table counts the rows of full scans. */
    private static final String QUERY = """
            select coalesce(sum(case when c.relname = 'post' and c.relkind = 'r' then pg_stat_get_xact_numscans(c.oid) end), 0),
                coalesce(sum(pg_stat_get_xact_tuples_returned(c.oid)), 0)
            from pg_class c
            left join pg_index i on i.indexrelid = c.oid
            where c.relkind in ('r', 'i')
                and coalesce(i.indrelid, c.oid) in (
                    select oid from pg_class
                    where relname in ('post', 'post_author', 'post_category', 'post_tag', 'share_count', 'post_popularity'))
            """;

    /** Cost of the work, which must run in the transaction of its caller. */
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
