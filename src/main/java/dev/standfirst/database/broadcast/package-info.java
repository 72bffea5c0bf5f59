/** Texts sent to all instances on the same database. */
@NullMarked
package dev.standfirst.database.broadcast;

import org.jspecify.annotations.NullMarked;
