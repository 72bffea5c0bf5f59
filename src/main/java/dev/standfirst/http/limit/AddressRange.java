package dev.standfirst.http.limit;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.netty.util.NetUtil;

/** IP address, or network in CIDR notation (RFC 4632, §3.1). */
record AddressRange(byte[] address, int prefix) {

    /** Regular expression of the notation. It excludes host names, which would need a DNS lookup. */
    static final String FORM = "(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(/\\d{1,3})?";

    private static final int BITS_OF_V4 = 32;
    private static final int BYTES_OF_MAPPED = 12;

    static AddressRange of(String text) {
        var slash = text.indexOf('/');
        var address = parse(slash < 0 ? text : text.substring(0, slash));
        var prefix = slash < 0 ? Integer.MAX_VALUE : Integer.parseInt(text.substring(slash + 1));
        if (address == null || slash >= 0 && prefix > address.length * Byte.SIZE) {
            throw new IllegalArgumentException(text + " is neither an IP address nor a network");
        }
        return new AddressRange(address, Math.min(prefix, address.length * Byte.SIZE));
    }

    /** Returns the bytes of an address, four for IPv4 in any form, IPv4-mapped IPv6 included; null for anything else. */
    static byte @Nullable [] parse(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes != null && bytes.length * Byte.SIZE > BITS_OF_V4 && isMapped(bytes)
                ? Arrays.copyOfRange(bytes, BYTES_OF_MAPPED, bytes.length)
                : bytes;
    }

    boolean holds(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        var whole = prefix / Byte.SIZE;
        var rest = Byte.SIZE - prefix % Byte.SIZE;
        return Arrays.equals(address, 0, whole, other, 0, whole)
                && (rest == Byte.SIZE || (address[whole] & 0xff) >> rest == (other[whole] & 0xff) >> rest);
    }

    /** Returns whether the address is an IPv4-mapped IPv6 address (RFC 4291, §2.5.5.2). */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < BYTES_OF_MAPPED; i++) {
            if (bytes[i] != (i < BYTES_OF_MAPPED - 2 ? 0 : (byte) 0xff)) {
                return false;
            }
        }
        return true;
    }
}
