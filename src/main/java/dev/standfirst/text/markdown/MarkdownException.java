package dev.standfirst.text.markdown;

/** Markdown that is not rendered. Its message continues a sentence that begins with the name of the source. */
public final class MarkdownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    MarkdownException(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** Name of the broken rule, for programs. */
    public String code() {
        return code;
    }
}
