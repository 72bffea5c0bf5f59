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

/**
 * Constrains a text to an absolute http or https URL that can be written into an HTML attribute unchanged: no scripts, spaces
 * or quotes.
 */
@Pattern(regexp = WebAddress.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ FIELD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
public @interface WebAddress {

    /**
     * Maximum length in characters that every browser and proxy accepts. Not part of the pattern, so that an error can name
     * the broken rule.
     */
    int MAX_LENGTH = 2_000;

    String PATTERN = "https?://[^\\s\"'<>\\\\^`{|}/?#]+[^\\s\"'<>\\\\^`{|}]*";

    String message() default "must be an absolute http or https URL, with no spaces or quotes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
