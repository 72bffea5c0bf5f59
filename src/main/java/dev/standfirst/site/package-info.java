/** Site of the posts: title, language, URLs. */
@NullMarked
package dev.standfirst.site;

import org.jspecify.annotations.NullMarked;
