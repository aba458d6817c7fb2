package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Identity providers where anybody can get a token, and what in it says whose it is: {@code identity-providers.yaml}. */
final class IdentityProviders {
    private static final Map<String, Provider> BY_HOST =
            read(ShippedList.read("identity-providers.yaml").path("providers"));

    /**
     * @param forms by the name of a claim, what its value must look like to name somebody
     * @param anybody beginnings of a subject that name nobody
     */
    private record Provider(Map<String, List<Pattern>> forms, List<String> anybody) {
        boolean names(String claim, ConditionEntry entry) {
            List<Pattern> wanted = forms.get(claim);
            return wanted != null
                    && !entry.values().isEmpty()
                    && entry.values().stream().allMatch(value -> names(wanted, value, entry.hasWildcards()));
        }

        private boolean names(List<Pattern> wanted, String value, boolean wildcards) {
            if (!wildcards) {
                return !value.isEmpty() && anybody.stream().noneMatch(free -> value.startsWith(free + ":"))
                        || found(wanted, value);
            }
            return found(wanted, value);
        }

        private static boolean found(List<Pattern> wanted, String value) {
            return wanted.stream().anyMatch(form -> form.matcher(value).find());
        }
    }

    private IdentityProviders() {}

    private static Map<String, Provider> read(JsonNode list) {
        Map<String, Provider> providers = new HashMap<>();
        for (JsonNode entry : list) {
            Map<String, List<Pattern>> forms = new HashMap<>();
            entry.path("claims")
                    .properties()
                    .forEach(claim -> forms.put(
                            claim.getKey(),
                            texts(claim.getValue()).stream()
                                    .map(IdentityProviders::form)
                                    .toList()));
            providers.put(entry.path("host").asText(), new Provider(forms, texts(entry.path("anybody"))));
        }
        return Map.copyOf(providers);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** {@code repo:{}/} is {@code repo:}, a name, a slash. At its end a name must be over, so that no other can begin with it. */
    private static Pattern form(String text) {
        String name = "\\E[^*?/:]+\\Q";
        String form = "(?:^|:)\\Q" + text.replace("{}", name) + "\\E";
        return Pattern.compile(text.endsWith("{}") ? form + "(?=[/:]|$)" : form);
    }

    /**
     * Whether a trust in this provider is one in anybody: it is open to the world, and no condition says which of its users are meant.
     *
     * @param provider a host with its path, or the ARN of the provider as the account knows it
     */
    static boolean letAnybodyIn(String provider, Conditions conditions) {
        String host = provider.replaceFirst("^arn:.*:oidc-provider/", "");
        Provider known = BY_HOST.get(host);
        return known != null
                && conditions
                        .positive()
                        .noneMatch(entry -> entry.key().startsWith(host + ":")
                                && known.names(entry.key().substring(host.length() + 1), entry));
    }
}
