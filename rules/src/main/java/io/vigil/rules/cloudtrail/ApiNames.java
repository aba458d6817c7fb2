package io.vigil.rules.cloudtrail;

import io.vigil.catalogue.Glob;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.rules.policy.ResourcePolicies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The calls that a rule is about, written {@code service:Name} with the service as in {@code eventSource} before {@code .amazonaws.com}, and
 * with {@code *} and {@code ?} as wildcards; {@code *} alone is every call, and {@code resource-policies} all that set the policy of a resource.
 *
 * @param exact as {@code service:Name}
 * @param globs likewise, with wildcards
 */
record ApiNames(Set<String> exact, List<Glob> globs) {
    private static final String SUFFIX = ".amazonaws.com";
    private static final Pattern FORM = Pattern.compile("\\*|[a-z0-9.*?-]+:[A-Za-z0-9_.*?-]+");
    /** Lambda, CloudFront and others append the version of their API: {@code AddPermission20150331v2}. */
    private static final Pattern VERSION = Pattern.compile("(?<=[a-z])(?:20\\d{6}|20\\d\\d_\\d\\d_\\d\\d)(?:v\\d+)?$");

    /** Key {@code calls}; a problem when it is missing or a name is not of this form. */
    static ApiNames read(YamlSection rule) {
        Set<String> exact = new HashSet<>();
        List<Glob> globs = new ArrayList<>();
        rule.required("calls");
        for (String name : ResourcePolicies.calls(rule.texts("calls"))) {
            if (!FORM.matcher(name).matches() || name.contains(SUFFIX + ":")) {
                rule.refuse("calls", "expected service:Name, such as iam:CreateUser or s3:Put*; " + name + " is not");
            } else if (name.contains("*") || name.contains("?")) {
                globs.add(Glob.of(name));
            } else {
                exact.add(name);
            }
        }
        return new ApiNames(exact, globs);
    }

    boolean include(ApiCall call) {
        String both = fullName(call);
        return exact.contains(both) || globs.stream().anyMatch(glob -> glob.matches(both));
    }

    /** As {@code service:Name}, without the version of the API. */
    static String fullName(ApiCall call) {
        return shortService(call.service()) + ":" + withoutVersion(call.name());
    }

    private static String shortService(String eventSource) {
        return eventSource.endsWith(SUFFIX)
                ? eventSource.substring(0, eventSource.length() - SUFFIX.length())
                : eventSource;
    }

    private static String withoutVersion(String name) {
        return VERSION.matcher(name).replaceFirst("");
    }
}
