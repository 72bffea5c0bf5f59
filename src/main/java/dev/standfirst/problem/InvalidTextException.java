package dev.standfirst.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/**
 * JSON string with a NUL, an unpaired surrogate or a noncharacter. A subclass of Jackson's exception, so that Jackson adds the path of the
 * value.
 */
public class InvalidTextException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    public InvalidTextException(JsonParser parser) {
        super(parser, "Invalid text");
    }
}
