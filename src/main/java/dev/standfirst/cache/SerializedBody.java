package dev.standfirst.cache;

/** An answer's body, written already: what is hashed for its tag, kept and sent are the same bytes. */
record SerializedBody(byte[] json) {
}
