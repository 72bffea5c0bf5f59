/**
 * Which database the service runs on, chosen at start. Two datasources and two persistence units are built in, embedded H2 and
 * PostgreSQL, of which exactly one is active; nothing outside this package knows that there are two.
 */
@NullMarked
package dev.standfirst.database;

import org.jspecify.annotations.NullMarked;
