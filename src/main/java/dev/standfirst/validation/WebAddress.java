package dev.standfirst.validation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/** An absolute http or https address that can be put into an attribute of a page as it is: no script, no spaces, no quotes. */
@Pattern(regexp = WebAddress.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ FIELD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
public @interface WebAddress {

    /** What every browser and proxy takes. Not part of the pattern, so that the refusal can say which it was. */
    int MAX_LENGTH = 2_000;

    String PATTERN = "https?://[^\\s\"'<>\\\\^`{|}/?#]+[^\\s\"'<>\\\\^`{|}]*";

    String message() default "must be an absolute http or https address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
