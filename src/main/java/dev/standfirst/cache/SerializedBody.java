package dev.standfirst.cache;

/** A body as it is sent, in its content coding, so that the same bytes are hashed for its entity tag, cached and sent. */
record SerializedBody(byte[] bytes) {
}
