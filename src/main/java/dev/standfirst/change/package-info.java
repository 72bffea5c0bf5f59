/**
 * Changes that writes make, and dependencies of responses on them: the vocabulary that writers, readers and caches share.
 * Depends on no feature.
 */
@NullMarked
package dev.standfirst.change;

import org.jspecify.annotations.NullMarked;
