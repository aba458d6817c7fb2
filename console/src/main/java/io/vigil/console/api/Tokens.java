package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Row;
import io.vigil.sinks.signing.Hmac;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Marks the end of a page: opaque, signed, of use only for the same question. They end with the process, as AWS's end with time. */
final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIGNATURE = 16;

    private final byte[] key = new byte[32];

    Tokens() {
        new SecureRandom().nextBytes(key);
    }

    String after(Row last, String question) {
        var place = JSON.createArrayNode().add(last.id()).add(last.position()).add(last.updatedAt());
        byte[] text = place.toString().getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(signature(text, question), SIGNATURE + text.length);
        System.arraycopy(text, 0, whole, SIGNATURE, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @throws Refusal when it is none of ours, or of another question */
    Row read(String token, String question) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(token);
            byte[] text = Arrays.copyOfRange(whole, Math.min(SIGNATURE, whole.length), whole.length);
            byte[] signature = Arrays.copyOf(whole, SIGNATURE);
            if (MessageDigest.isEqual(signature, signature(text, question))) {
                JsonNode place = JSON.readTree(text);
                return new Row(
                        place.get(0).asText(),
                        "",
                        place.get(1).asText(),
                        place.get(2).asText(),
                        false,
                        false,
                        null,
                        "");
            }
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Refusal invalid() {
        return Refusal.badRequest(
                "The request is rejected because the nextToken is invalid or belongs to another question.");
    }

    private byte[] signature(byte[] text, String question) {
        byte[] whole = Hmac.of(key, question.getBytes(StandardCharsets.UTF_8), new byte[1], text);
        return Arrays.copyOf(whole, SIGNATURE);
    }
}
