package io.vigil.models.baseline;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which resource a call changes, for any service: the text of its request that names something ({@code functionName}, {@code keyId},
 * {@code secretArn}), the one of them that the call itself is named after before the others. {@code PutRolePolicy} is about its
 * {@code roleName}. What a call makes is named in its response first: {@code CreateKey} has nothing else.
 *
 * @param name by which all calls know it: ARNs, paths and URLs are shortened to it
 * @param made the call makes it, so that it was nobody's before
 */
public record ChangedResource(String name, boolean made) {
    /** Longer requests, such as those that contain a program, are read no further. */
    private static final int LONGEST = 1 << 14;

    private static final int LONGEST_NAME = 128;

    /** Members that name something end so; what comes before it is what they name. */
    private static final List<String> NAMES = List.of("name", "id", "arn", "identifier", "url");
    /** Members that name something as they are. */
    private static final Set<String> WHOLE_NAMES = Set.of("rule", "service", "resource");
    /** Members that name the call, its sender or a part of what is changed begin so. */
    private static final List<String> NOT_MEANT = List.of(
            "clientrequest",
            "clienttoken",
            "request",
            "idempotency",
            "statement",
            "account",
            "owner",
            "kms",
            "eventsource",
            "session");

    private static final Pattern MAKES =
            Pattern.compile("(?:create|run|allocate|register|import|copy|restore|launch|request)(.*)");
    /** What is made, but belongs to something that is there: a key to its user, a version to its policy. */
    private static final Pattern A_PART =
            Pattern.compile("accesskey|.*(?:grant|credential|version|permission|association)");

    private static final Pattern ARN = Pattern.compile("arn:[^:]*:([^:]*):[^:]*:[^:]*:(.+)");
    private static final Pattern URL = Pattern.compile("https?://.*/([^/]+)/?");
    /** Before the name in an ARN of most services. */
    private static final Pattern KIND = Pattern.compile("^[\\w-]+[:/]");
    /** AWS adds six characters to a secret's name. */
    private static final Pattern SECRET_SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");

    /** Whether calls of this API make something, by its name. */
    public static boolean isMadeBy(String api) {
        return MAKES.matcher(api.toLowerCase(Locale.ROOT)).matches();
    }

    /** Null where the call names none. */
    public static @Nullable ChangedResource of(ApiCall call) {
        String api = ApiName.withoutVersion(call.name()).toLowerCase(Locale.ROOT);
        Matcher makes = MAKES.matcher(api);
        String noun = makes.matches() && !A_PART.matcher(makes.group(1)).matches() ? makes.group(1) : "";
        Named asked = best(api, call, RawPart.REQUEST_PARAMETERS);
        if (!noun.isEmpty()) {
            Named made = asked != null && asked.isWhole(noun) ? asked : best(noun, call, RawPart.RESPONSE_ELEMENTS);
            if (made != null && made.isOf(noun)) {
                return new ChangedResource(plain(made.text, call.service()), true);
            }
        }
        return asked == null ? null : new ChangedResource(plain(asked.text, call.service()), false);
    }

    /** @param stem what the text is the name of: {@code function} of {@code functionName}; empty of a bare {@code name} */
    private record Named(String stem, String text) {
        boolean isWhole(String noun) {
            return stem.isEmpty() || noun.equals(stem) || noun.equals(stem + "s");
        }

        /** The {@code groupId} of a {@code securitygroup}. */
        boolean isOf(String noun) {
            return isWhole(noun) || noun.endsWith(stem) || noun.endsWith(stem + "s");
        }
    }

    /** The name whose stem comes first in that of the call, else the first of all. */
    private static @Nullable Named best(String api, ApiCall call, RawPart part) {
        RawJson json = call.raw(part);
        String text = json == null ? "" : json.toString();
        Named best = null;
        int bestPlace = Integer.MAX_VALUE;
        var members = new TextMembers(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        while (members.next()) {
            // The members of a list have one name after the other.
            Named named = members.hasNameAgain() ? null : named(members);
            int place = named == null || named.stem.isEmpty() ? -1 : api.indexOf(named.stem);
            if (named != null && (best == null || place >= 0 && place < bestPlace)) {
                best = named;
                bestPlace = place < 0 ? bestPlace : place;
            }
        }
        return best;
    }

    private static @Nullable Named named(TextMembers at) {
        String member = at.name().toLowerCase(Locale.ROOT);
        String stem = stem(member);
        return stem == null || beginsOtherwise(member) ? null : new Named(stem, at.text());
    }

    /** Null of a member that names nothing. */
    private static @Nullable String stem(String member) {
        if (WHOLE_NAMES.contains(member)) {
            return member;
        }
        String single = member.endsWith("s") ? member.substring(0, member.length() - 1) : member;
        for (String name : NAMES) {
            if (single.endsWith(name)) {
                return single.substring(0, single.length() - name.length());
            }
        }
        return null;
    }

    private static boolean beginsOtherwise(String member) {
        for (String prefix : NOT_MEANT) {
            if (member.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String text, String service) {
        Matcher arn = ARN.matcher(text);
        Matcher url = URL.matcher(text);
        String name = text;
        if (arn.matches()) {
            name = ofArn(arn.group(1), arn.group(2));
        } else if (url.matches()) {
            name = url.group(1);
        }
        int version = service.startsWith("lambda.") ? name.indexOf(':') : -1;
        if (version >= 0) {
            name = name.substring(0, version);
        }
        name = name.startsWith("/") ? name.substring(1) : name;
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** {@code role/path/Deploy} is {@code Deploy}, {@code parameter/app/url} is {@code app/url}. */
    private static String ofArn(String service, String resource) {
        if (service.equals("iam")) {
            return resource.substring(resource.lastIndexOf('/') + 1);
        }
        String name = KIND.matcher(resource).replaceFirst("");
        return service.equals("secretsmanager") ? SECRET_SUFFIX.matcher(name).replaceFirst("") : name;
    }
}
