/**
 * Work that no request waits for: at a time, or again and again, by one instance out of however many run. The library
 * db-scheduler keeps it in the database, and takes it over from an instance that dies.
 */
@NullMarked
package dev.standfirst.jobs;

import org.jspecify.annotations.NullMarked;
