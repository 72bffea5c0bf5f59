package dev.standfirst.http.conditional;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.STALE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The version that a client has seen and means to change (RFC 9110, §13.1.1). */
public record Precondition(
        @Parameter(description = "The `ETag` of the response on which the change is based: 412 if the resource has been changed since. Without it, the last change wins.", example = "\"3.Jx4VhN8ZqT0eYk2b\"") @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 8_192) @Nullable String ifMatch) {

    /** One entity tag of a list, and the comma or the end behind it; lists may have empty elements (RFC 9110, §5.6.1). */
    private static final Pattern LISTED = Pattern
            .compile("\\G[ \\t,]*(?<weak>W/)?\"(?<tag>[!#-~\\x80-\\xff]*)\"[ \\t]*(?:,[ \\t,]*|$)");

    /** A version and the hash of a representation, which may be any of those that the version has, in any content coding. */
    private static final Pattern VERSIONED = Pattern.compile("(?<version>0|[1-9]\\d*)\\.[\\w-]+");

    /** Of one version that was named as a number; null for none. */
    public static Precondition version(@Nullable Long version) {
        return new Precondition(version == null ? null : "\"" + version + ".any\"");
    }

    /**
     * 412 where the client has seen another version than the present one. To be asked when the row is locked, and when it is
     * clear that the caller may change it.
     */
    public void check(long presentVersion) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        if (!versions(ifMatch).contains(Long.toString(presentVersion))) {
            throw STALE.in(HttpHeaders.IF_MATCH, "Stale",
                    "names no strong ETag of the present version, which is %d. Read it again, apply the change to that, and send "
                            + "its ETag",
                    presentVersion).withCurrentVersion(presentVersion);
        }
    }

    /** 412 for whoever means to change something that is not there: it has no version that they could have seen. */
    public void checkAbsent() {
        if (ifMatch != null) {
            throw STALE.in(HttpHeaders.IF_MATCH, "Stale", "means something that is not there. Leave it out to begin it");
        }
    }

    /** Those of the strong tags; a weak one never matches, nor does one that names no version. */
    private static List<String> versions(String ifMatch) {
        var versions = new ArrayList<String>();
        var listed = LISTED.matcher(ifMatch.strip());
        var end = 0;
        while (listed.find()) {
            end = listed.end();
            var versioned = VERSIONED.matcher(listed.group("tag"));
            if (listed.group("weak") == null && versioned.matches()) {
                versions.add(versioned.group("version"));
            }
        }
        if (end == 0 || end < ifMatch.strip().length()) {
            throw INVALID_PARAMETER.in(HttpHeaders.IF_MATCH, "WrongType",
                    "must be * or ETags in double quotes, separated by commas");
        }
        return versions;
    }
}
