/** What people read: the guide, the reference of all operations with what it takes to try them, and what each problem means. */
@NullMarked
package dev.standfirst.docs;

import org.jspecify.annotations.NullMarked;
