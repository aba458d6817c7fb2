package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What an account's new password policy lacks. IAM sets everything that {@code UpdateAccountPasswordPolicy} leaves out back to its default:
 * six characters of any kind, for ever. Long passwords need no certain kinds of characters (NIST SP 800-63B): there, only what is
 * forgone explicitly counts.
 */
final class PasswordPolicy {
    private static final int SHORTEST_GOOD = 8;
    private static final int SHORTEST_DEFAULT = 6;
    private static final int LONG = 14;
    private static final int OLDEST_GOOD = 365;
    private static final List<String> KINDS =
            List.of("requireSymbols", "requireNumbers", "requireUppercaseCharacters", "requireLowercaseCharacters");

    private PasswordPolicy() {}

    /** @return 0 to 6: short passwords, passwords that live for more than a year, each kind of character that is not required */
    static int gaps(JsonNode parameters) {
        int shortest = parameters.path("minimumPasswordLength").asInt(SHORTEST_DEFAULT);
        int gaps = shortest < SHORTEST_GOOD ? 1 : 0;
        gaps += parameters.path("maxPasswordAge").asInt() > OLDEST_GOOD ? 1 : 0;
        for (String kind : KINDS) {
            gaps += parameters.path(kind).asBoolean(shortest >= LONG) ? 0 : 1;
        }
        return gaps;
    }
}
