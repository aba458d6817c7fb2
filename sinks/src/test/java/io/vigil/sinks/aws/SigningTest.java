package io.vigil.sinks.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sinks.signing.SigV4;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final byte[] NOTHING = {};

    /** {@code get-vanilla} of AWS's test suite for Signature Version 4. */
    @Test
    void aRequestIsSignedAsInTheSuiteOfAws() {
        var credentials = new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

        var headers = new Signing(credentials, "us-east-1", "service")
                .headers(
                        "GET",
                        URI.create("https://example.amazonaws.com/"),
                        Map.of(),
                        NOTHING,
                        Instant.parse("2015-08-30T12:36:00Z"));

        assertThat(headers)
                .containsEntry(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date,"
                                + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    /** "GET Object" of the API reference of S3, "Signature Calculations for the Authorization Header". */
    @Test
    void aRequestToS3IsSignedAsInItsReference() {
        var credentials = new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null);

        var headers = new Signing(credentials, "us-east-1", "s3")
                .headers(
                        "GET",
                        URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                        Map.of("range", "bytes=0-9", "x-amz-content-sha256", SigV4.hash(NOTHING)),
                        NOTHING,
                        Instant.parse("2013-05-24T00:00:00Z"));

        assertThat(headers.get("authorization"))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void theTokenOfTemporaryKeysIsSignedAndNoKeyIsShown() {
        var credentials = new Credentials("AKID", "secret", "token");

        var headers = new Signing(credentials, "eu-west-1", "kinesis")
                .headers("POST", URI.create("http://localhost:4566/"), Map.of(), NOTHING, Instant.EPOCH);

        assertThat(headers).containsEntry("x-amz-security-token", "token");
        assertThat(headers.get("authorization")).contains("SignedHeaders=host;x-amz-date;x-amz-security-token,");
        assertThat(credentials).hasToString("AKID");
    }
}
