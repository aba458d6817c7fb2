package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import java.util.ArrayList;
import java.util.List;

/**
 * One content filter of a Bedrock guardrail that spoke up, as {@code GuardrailContentFilter} of the Bedrock API. AWS does not document where
 * in the record of a model call or of {@code ApplyGuardrail} the assessments stand, so they are looked for in all of its answer.
 *
 * @param type such as {@code PROMPT_ATTACK}
 * @param confidence {@code NONE} to {@code HIGH}
 */
record GuardrailVerdict(String type, String confidence) {
    private static final List<RawPart> PLACES = List.of(RawPart.RESPONSE_ELEMENTS, RawPart.ADDITIONAL_EVENT_DATA);

    /** None where no guardrail stepped in. */
    static List<GuardrailVerdict> in(ApiCall call) {
        List<GuardrailVerdict> verdicts = new ArrayList<>();
        boolean intervened = false;
        for (RawPart place : PLACES) {
            JsonNode answer = JsonTree.read(call.raw(place));
            intervened |= intervened(answer);
            answer.findParents("confidence").forEach(filter -> verdicts.add(read(filter)));
        }
        return intervened ? verdicts : List.of();
    }

    private static boolean intervened(JsonNode answer) {
        List<String> actions = answer.findValuesAsText("action");
        actions.addAll(answer.findValuesAsText("guardrailAction"));
        return actions.contains("GUARDRAIL_INTERVENED");
    }

    private static GuardrailVerdict read(JsonNode filter) {
        return new GuardrailVerdict(
                filter.path("type").asText(), filter.path("confidence").asText());
    }

    boolean is(String wantedType, String wantedConfidence) {
        return type.equals(wantedType) && confidence.equals(wantedConfidence);
    }
}
