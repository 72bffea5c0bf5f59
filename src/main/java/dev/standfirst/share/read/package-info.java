/** Share counts and their history, for responses of the API. */
@NullMarked
package dev.standfirst.share.read;

import org.jspecify.annotations.NullMarked;
