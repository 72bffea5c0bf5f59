/** Locks, and inserts that wait for other transactions, with the same behaviour on both databases. */
@NullMarked
package dev.standfirst.database.lock;

import org.jspecify.annotations.NullMarked;
