package dev.standfirst.validation;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Instant;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/** Constrains a time to the years 1000 to 9999, which RFC 3339 can express with four digits and every database can store. */
@Constraint(validatedBy = PlausibleTime.Check.class)
@Target({ FIELD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
public @interface PlausibleTime {

    String message() default "must be in the years 1000 to 9999";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the bounds; null is valid. */
    class Check implements ConstraintValidator<PlausibleTime, Instant> {

        private static final Instant FROM = Instant.parse("1000-01-01T00:00:00Z");
        private static final Instant UNTIL = Instant.parse("9999-12-31T23:59:59Z");

        @Override
        public boolean isValid(@Nullable Instant time, ConstraintValidatorContext context) {
            return time == null || !time.isBefore(FROM) && !time.isAfter(UNTIL);
        }
    }
}
