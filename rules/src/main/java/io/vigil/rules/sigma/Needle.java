package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.RawJson;
import io.vigil.rules.condition.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A keyword that is looked for in the bytes of a record, in any case of its letters: nobody writes its characters otherwise in JSON.
 *
 * @param folded ASCII, in lower case
 */
record Needle(byte[] folded) implements ValueTest {
    private static final Pattern SAME_IN_JSON = Pattern.compile("[A-Za-z0-9 ._:,;=@#$%^*(){}!?~|\\[\\]-]+");

    static boolean fits(Wild keyword) {
        return SAME_IN_JSON.matcher(keyword.letters()).matches();
    }

    static Needle of(Wild keyword) {
        return new Needle(Wild.fold(keyword.letters()).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean text(String text) {
        return Wild.fold(text).contains(new String(folded, StandardCharsets.US_ASCII));
    }

    @Override
    public boolean object(RawJson json) {
        byte[] bytes = json.bytes();
        for (int from = json.from(), last = json.to() - folded.length; from <= last; from++) {
            if (fold(bytes[from]) == folded[0] && standsAt(bytes, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean standsAt(byte[] bytes, int from) {
        for (int at = 1; at < folded.length; at++) {
            if (fold(bytes[from + at]) != folded[at]) {
                return false;
            }
        }
        return true;
    }

    private static int fold(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }
}
