package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.http.Refusal;
import java.util.Optional;

/** What is true of an account without members and organisation, and of a detector that installs no agents and costs nothing. */
final class LoneAccount {
    private LoneAccount() {}

    /** @return empty when the operation is none of these */
    static Optional<JsonNode> answer(Ask ask) {
        return Optional.ofNullable(
                switch (ask.name()) {
                    case "GetAdministratorAccount", "GetMasterAccount" -> Ask.empty();
                    case "ListMembers" -> emptyList("members");
                    case "GetMembers", "GetMemberDetectors" -> strangers(ask);
                    case "ListInvitations" -> emptyList("invitations");
                    case "GetInvitationsCount" -> Ask.empty().put("invitationsCount", 0);
                    case "ListOrganizationAdminAccounts" -> emptyList("adminAccounts");
                    case "DescribeOrganizationConfiguration" ->
                        Ask.empty().put("autoEnable", false).put("memberAccountLimitReached", false);
                    case "ListCoverage" -> emptyList("resources");
                    case "GetCoverageStatistics" -> emptyObject("coverageStatistics");
                    case "GetUsageStatistics" -> emptyObject("usageStatistics");
                    default -> null;
                });
    }

    /** Whoever is asked for is no member. */
    private static ObjectNode strangers(Ask ask) {
        JsonNode ids = ask.body().path("accountIds");
        if (ids.isEmpty()) {
            throw Refusal.badRequest("The request is rejected because accountIds holds no id.");
        }
        ObjectNode answer = emptyList("members");
        var strangers = answer.putArray("unprocessedAccounts");
        ids.forEach(id -> strangers
                .addObject()
                .put("accountId", id.asText())
                .put("result", "The request is rejected because the account is not a member of this one."));
        return answer;
    }

    private static ObjectNode emptyList(String name) {
        ObjectNode answer = Ask.empty();
        answer.putArray(name);
        return answer;
    }

    private static ObjectNode emptyObject(String name) {
        ObjectNode answer = Ask.empty();
        answer.putObject(name);
        return answer;
    }
}
