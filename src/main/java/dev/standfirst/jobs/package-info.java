/**
 * Background jobs, at a given time or recurring, each on one of several instances. The library db-scheduler stores them in
 * the database and reassigns the jobs of an instance that died.
 */
@NullMarked
package dev.standfirst.jobs;

import org.jspecify.annotations.NullMarked;
