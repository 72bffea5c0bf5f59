package dev.standfirst.http.url;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;

/** The address at which clients reach the service. */
@ConfigMapping(prefix = "standfirst.public")
public interface PublicUrlConfig {

    /** URL of the service, such as {@code https://cms.example.org}; a path is allowed. If not set, requests decide. */
    Optional<@Pattern(regexp = PublicUrl.FORM, message = "must be an http or https URL without a query, such as https://cms.example.org") String> url();
}
