/** What every request goes through on its way to a feature and back. */
@NullMarked
package dev.standfirst.http;

import org.jspecify.annotations.NullMarked;
