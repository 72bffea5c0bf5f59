package dev.standfirst.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;

import dev.standfirst.text.VisibleText;

/**
 * Replaces the check of {@link NotBlank}, for which a non-breaking space or a filler is text, by {@link VisibleText}. Registered
 * as a service; for strings, it takes precedence over the built-in check, which is for every {@code CharSequence}.
 */
public class VisibleTextCheck implements ConstraintValidator<NotBlank, String> {

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text != null && VisibleText.isIn(text);
    }
}
