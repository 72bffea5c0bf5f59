/** Authors: people who write and call the API with tokens. */
@NullMarked
package dev.standfirst.author;

import org.jspecify.annotations.NullMarked;
