package io.vigil.sinks;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom or what a finding is about, in the name that a person would look for first. */
public final class ReadableSubject {
    private static final List<JsonPointer> PLACES = Stream.of(
                    "/service/detection/sequence/actors/0/user/name",
                    "/resource/accessKeyDetails/userName",
                    "/resource/accessKeyDetails/principalId",
                    "/resource/instanceDetails/instanceId",
                    "/resource/s3BucketDetails/0/name",
                    "/service/detection/sequence/resources/0/name")
            .map(JsonPointer::compile)
            .toList();

    private ReadableSubject() {}

    /**
     * Null when nobody is named.
     *
     * @param finding GuardDuty's JSON
     */
    public static @Nullable String of(JsonNode finding) {
        return PLACES.stream()
                .map(place -> finding.at(place).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
