package dev.standfirst.text.html;

/** HTML that is not rendered, because no article needs it and it would be expensive. */
public final class HtmlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    HtmlException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Returns the code of the invalid input, for programs. */
    public String code() {
        return code;
    }
}
