package dev.standfirst.token;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.TestClock;

/** The setting STANDFIRST_ADMIN_TOKEN: the values that can be a token. */
class AdminTokenTest {

    @ParameterizedTest
    @ValueSource(strings = { "sfp_0123456789ab", "sfp_an-operator-chose-this-one-for-the-test",
            "0123456789abcdef0123456789abcdef",
            "  sfp_with-spaces-around-it  ", "VGhlIHRpZGUgYXQgbmluZQ==" })
    void tokenOfSixteenCharactersOrMoreIsAccepted(String setting) {
        assertEquals(Optional.empty(), adminToken(setting).whyRejected());
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "admin", "changeme", "sfp_0123456789a", "aaaaaaaaaaaaaaaaaaaaaaaa",
            "abababababababababababab",
            "123412341234123412341234", "correct horse battery staple", "sfp_ümlaut-in-a-long-token",
            "sfp_\"quoted-long-token\"",
            "sfp_line\nbreak-in-a-token", "=sfp_0123456789abcdef" })
    void weakOrMalformedTokenIsRejected(String setting) {
        var why = adminToken(setting).whyRejected().orElseThrow();

        assertThat(why, startsWith("STANDFIRST_ADMIN_TOKEN "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "short-secret", "secret with spaces" })
    void rejectionDoesNotShowTheToken(String setting) {
        assertThat(adminToken(setting).whyRejected().orElseThrow(), not(containsString(setting)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\t\n" })
    void blankSettingCountsAsUnset(String setting) {
        assertFalse(adminToken(setting).isSet());
        assertEquals(Optional.empty(), adminToken(setting).whyRejected());
    }

    @Test
    void noTokenEqualsAnUnsetSetting() {
        assertFalse(adminToken("").hasHash(TokenSecret.hash("")));
    }

    private static AdminToken adminToken(String setting) {
        return new AdminToken(Optional.of(setting), null, null, null, TestClock.INSTANCE);
    }
}
