package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a value that came into force can be missing from the record of the call. CloudTrail leaves out what is too large and says so by {@code omitted},
 * {@code originalSize} and {@code reason} ("CloudTrail record contents"); services mask what they hold to be secret.
 */
enum Withheld {
    /** Too large to be logged. */
    OMITTED {
        @Override
        boolean isIn(JsonNode value, String name) {
            return value.isObject() && value.path("omitted").asBoolean();
        }
    },
    /** It begins like a document and ends before it is over. */
    CUT_OFF {
        @Override
        boolean isIn(JsonNode value, String name) {
            return value.isTextual()
                    && DOCUMENTS.contains(name)
                    && JsonTree.document(value).isMissingNode();
        }
    },
    /** Something stands in its place. */
    MASKED {
        @Override
        boolean isIn(JsonNode value, String name) {
            return value.isTextual()
                    && DOCUMENTS.contains(name)
                    && MASK.matcher(value.textValue()).matches();
        }
    };

    private static final Pattern MASK = Pattern.compile(
            "\\s*(?:HIDDEN_DUE_TO_SECURITY_REASONS|<?sensitiveDataRemoved>?|[\\[<]?(?:masked|redacted|omitted)[\\]>]?|[*]{3,}|\\.{3}|…)\\s*",
            Pattern.CASE_INSENSITIVE);

    /** Members that hold policies, in lower case. */
    private static final Set<String> DOCUMENTS = Set.of(
            "accesspolicies",
            "accesspolicy",
            "assumerolepolicydocument",
            "attributevalue",
            "bucketpolicy",
            "content",
            "inlinepolicy",
            "keypolicy",
            "policy",
            "policydocument",
            "policytext",
            "repositorypolicytext",
            "resourcepolicy",
            "trustpolicy");

    /** @param name of the member that it is, in lower case */
    abstract boolean isIn(JsonNode value, String name);

    boolean isSomewhereIn(JsonNode parameters) {
        return isSomewhereIn(parameters, "");
    }

    private boolean isSomewhereIn(JsonNode value, String name) {
        if (isIn(value, name)) {
            return true;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (isSomewhereIn(member.getValue(), member.getKey().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        for (JsonNode member : value.isArray() ? value : List.<JsonNode>of()) {
            if (isSomewhereIn(member, name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
