/** The demonstration site that fills an empty embedded database, so that there is something to look at. */
@NullMarked
package dev.standfirst.demo;

import org.jspecify.annotations.NullMarked;
