/**
 * What a write changed, and on what a response depends: the vocabulary that writers, readers and caches share. Knows no
 * feature.
 */
@NullMarked
package dev.standfirst.change;

import org.jspecify.annotations.NullMarked;
