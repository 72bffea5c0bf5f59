/** Locks and inserts that wait for other transactions, the same on both databases. */
@NullMarked
package dev.standfirst.database.lock;

import org.jspecify.annotations.NullMarked;
