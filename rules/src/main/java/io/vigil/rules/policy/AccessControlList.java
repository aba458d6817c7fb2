package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.rules.policy.Policy.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an S3 call says of an access control list, in the three forms that S3 knows: a canned list, the headers {@code x-amz-grant-…}, and
 * the list itself. See "Access control list (ACL) overview" in the S3 user guide.
 */
public record AccessControlList(List<String> canned, List<String> groups) {
    private static final String GROUPS = "://acs.amazonaws.com/groups/global/";
    private static final String GRANT = "x-amz-grant-";

    /** Never fails: what holds no list grants nothing. */
    public static AccessControlList read(JsonNode parameters) {
        List<String> canned = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : parameters.properties()) {
            String name = member.getKey().toLowerCase(Locale.ROOT).replace('_', '-');
            switch (name) {
                case "x-amz-acl", "acl" -> Policy.each(member.getValue(), value -> canned.add(value.asText()));
                case "accesscontrollist" -> addHeaders(member.getValue(), groups);
                case "accesscontrolpolicy" ->
                    addGrants(member.getValue().path("AccessControlList").path("Grant"), groups);
                default -> addHeader(name, member.getValue(), groups);
            }
        }
        return new AccessControlList(canned, groups);
    }

    /** S3 logs the headers as members of {@code accessControlList}. */
    private static void addHeaders(JsonNode headers, List<String> groups) {
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            addHeader(header.getKey().toLowerCase(Locale.ROOT).replace('_', '-'), header.getValue(), groups);
        }
    }

    /** {@code uri="http://…", id="…"}. */
    private static void addHeader(String name, JsonNode value, List<String> groups) {
        if (!name.startsWith(GRANT)) {
            return;
        }
        for (String grantee : value.asText().split(",", -1)) {
            String[] parts = grantee.trim().split("=", 2);
            if (parts.length == 2 && parts[0].equalsIgnoreCase("uri")) {
                groups.add(parts[1].replace("\"", ""));
            }
        }
    }

    private static void addGrants(JsonNode grants, List<String> groups) {
        Policy.each(
                grants, grant -> groups.add(grant.path("Grantee").path("URI").asText()));
    }

    public Reach reach() {
        List<Reach> all = new ArrayList<>();
        canned.forEach(name -> all.add(
                switch (name) {
                    case "public-read", "public-read-write" -> Reach.ANYBODY;
                    case "authenticated-read" -> Reach.ANY_ACCOUNT;
                    default -> Reach.NAMED;
                }));
        groups.forEach(group -> all.add(
                switch (group.substring(Math.max(group.indexOf(GROUPS), 0)).replace(GROUPS, "")) {
                    case "AllUsers" -> Reach.ANYBODY;
                    case "AuthenticatedUsers" -> Reach.ANY_ACCOUNT;
                    default -> Reach.NAMED;
                }));
        return all.stream().max(Comparator.naturalOrder()).orElse(Reach.NAMED);
    }
}
