package dev.standfirst.post;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Marks a resource method that may write the body of a post. Bodies are rendered outside of the transaction, which would
 * otherwise hold the locks of the post and its slug for as long as a rendering takes. Only the transaction knows which body it
 * will write, after the patch is applied and the caller's rights are checked. Therefore it is rolled back where it comes upon
 * a body that has not been rendered, and the method is called again once the body is.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface RendersBodies {
}
