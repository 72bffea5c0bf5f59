/** Share counts and their history, as the API shows them. */
@NullMarked
package dev.standfirst.share.read;

import org.jspecify.annotations.NullMarked;
