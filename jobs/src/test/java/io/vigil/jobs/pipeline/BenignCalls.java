package io.vigil.jobs.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Calls of a month, as cases play them. */
final class BenignCalls {
    static final int HOUR = 60;
    static final int DAY = 24 * HOUR;
    static final String OFFICE = "198.51.100.20";
    /** Programs run in AWS. */
    static final String RUNNER = "aws";

    private final List<JsonNode> play = new ArrayList<>();

    List<JsonNode> play() {
        return play;
    }

    ObjectNode call(int minute, String api, String who, String from) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("at", minute + "m").put("call", api).put("by", who);
        boolean runner = from.equals(RUNNER);
        call.put("from", runner ? "203.0.113.200" : from);
        if (runner) {
            call.putObject("origin").put("asn", 16509).putArray("flags").add("aws");
        } else if (from.startsWith("192.0.2.")) {
            call.putObject("origin").put("asn", 64510).put("country", "PT");
        } else if (Character.isDigit(from.charAt(0))) {
            call.putObject("origin")
                    .put("asn", from.equals(OFFICE) ? 64500 : 64501)
                    .put("country", "DE");
        }
        play.add(call);
        return call;
    }

    static String policy(String whom, String action) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": " + whom
                + ", \"Action\": \"" + action + "\", \"Resource\": \"*\"}]}";
    }
}
