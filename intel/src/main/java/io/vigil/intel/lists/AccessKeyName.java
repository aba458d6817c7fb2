package io.vigil.intel.lists;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Access key ids among listed names: a key is kept as a name in a zone of its own, so that lists of keys have all that lists of names have. No
 * name of the internet lies there, for a top-level domain with a hyphen is not given out.
 */
public final class AccessKeyName {
    /** Long-term keys of users and root, and temporary ones, by the prefixes that IAM's guide lists. */
    private static final Pattern KEY = Pattern.compile("A(?:KIA|SIA)[A-Z0-9]{12,124}");

    private static final String ZONE = ".access-key";

    private AccessKeyName() {}

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    public static String of(String key) {
        return key.toLowerCase(Locale.ROOT) + ZONE;
    }
}
