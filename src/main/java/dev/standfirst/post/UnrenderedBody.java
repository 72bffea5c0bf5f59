package dev.standfirst.post;

import java.util.List;

import dev.standfirst.post.PostInput.ContentInput;

/**
 * A transaction needs bodies that have not been rendered yet. It is rolled back, so that it holds no lock meanwhile, and
 * repeated once they are: see {@link RendersBodies}.
 */
public final class UnrenderedBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ContentInput> bodies;

    public UnrenderedBody(List<ContentInput> bodies) {
        super("A method that writes bodies lacks @RendersBodies", null, false, false);
        this.bodies = List.copyOf(bodies);
    }

    public List<ContentInput> bodies() {
        return bodies;
    }
}
