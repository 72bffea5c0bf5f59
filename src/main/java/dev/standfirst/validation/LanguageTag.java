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
import jakarta.validation.constraints.Size;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;
import dev.standfirst.text.LanguageTags;

/** Constrains a text to a well-formed BCP 47 language tag such as {@code en} or {@code pt-BR}, of at most 39 characters. */
@Pattern(regexp = LanguageTag.PATTERN)
@Size(max = LanguageTag.MAX_LENGTH)
@ReportAsSingleViolation
@Constraint(validatedBy = LanguageTag.Check.class)
@Target({ FIELD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
public @interface LanguageTag {

    int MAX_LENGTH = 39;

    String PATTERN = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,18}";

    String message() default "must be a BCP 47 language tag such as en or pt-BR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the rules that are beyond the pattern, such as that a singleton begins an extension. */
    class Check implements ConstraintValidator<LanguageTag, String> {

        @Override
        public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
            return tag == null || tag.length() > MAX_LENGTH || LanguageTags.isTag(tag);
        }
    }
}
