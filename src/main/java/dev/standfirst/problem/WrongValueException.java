package dev.standfirst.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/**
 * JSON string with a wrong form. A subclass of Jackson's exception, so that Jackson adds the path of the value; its message
 * reaches the client.
 */
public class WrongValueException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    /** @param detail what is wrong and what is right, as the end of a sentence */
    public WrongValueException(JsonParser parser, String detail) {
        super(parser, detail);
    }
}
