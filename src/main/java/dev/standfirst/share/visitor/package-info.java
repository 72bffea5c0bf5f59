/** Who shares, known by a hash that changes daily. */
@NullMarked
package dev.standfirst.share.visitor;

import org.jspecify.annotations.NullMarked;
