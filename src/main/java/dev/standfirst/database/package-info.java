/**
 * The database that the service runs on, chosen at start. Two datasources and two persistence units are built in, embedded
 * H2 and PostgreSQL, and exactly one of each is active. Queries through {@link dev.standfirst.database.CurrentSession} work
 * on both. Code elsewhere whose statements or locks differ by database calls {@code ActiveDatabase.isEmbedded()}.
 */
@NullMarked
package dev.standfirst.database;

import org.jspecify.annotations.NullMarked;
