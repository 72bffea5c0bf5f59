/** Hashes that several features need. */
@NullMarked
package dev.standfirst.crypto;

import org.jspecify.annotations.NullMarked;
