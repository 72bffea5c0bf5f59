package dev.standfirst.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A well-formed JSON string that is no text. Known to Jackson, so that it adds the place where it stood. */
public class InvalidTextException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    public InvalidTextException(JsonParser parser) {
        super(parser, "Not a text");
    }
}
