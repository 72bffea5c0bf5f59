package dev.standfirst.cache;

/** A body that is JSON already, so that the same bytes are hashed for its entity tag, cached and sent. */
record SerializedBody(byte[] json) {
}
