/** Fields and lists that authors, categories and tags have in common. */
@NullMarked
package dev.standfirst.taxonomy;

import org.jspecify.annotations.NullMarked;
