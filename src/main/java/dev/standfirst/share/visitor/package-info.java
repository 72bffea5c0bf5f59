/** Visitors who share posts, recognised by a keyed hash that changes daily. */
@NullMarked
package dev.standfirst.share.visitor;

import org.jspecify.annotations.NullMarked;
