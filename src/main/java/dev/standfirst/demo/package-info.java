/** Demonstration site for an empty embedded database, and hints in the log at start. */
@NullMarked
package dev.standfirst.demo;

import org.jspecify.annotations.NullMarked;
