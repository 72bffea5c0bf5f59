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
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import dev.standfirst.text.VisibleText;

/** Constrains a text to be visible (see {@link VisibleText}); null is valid. */
@Pattern(regexp = NotBlankIfPresent.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = NotBlankIfPresent.Check.class)
@Target({ FIELD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
public @interface NotBlankIfPresent {

    /** Regular expression without flags, so that it means the same in the API document, whose expressions are JavaScript's. */
    String PATTERN = "[\\s\\S]*\\S[\\s\\S]*";

    String message() default "must not be blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks for text that readers can see, which no regular expression of JavaScript could do. */
    class Check implements ConstraintValidator<NotBlankIfPresent, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || VisibleText.isIn(text);
        }
    }
}
