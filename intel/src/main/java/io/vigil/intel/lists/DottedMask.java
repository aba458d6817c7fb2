package io.vigil.intel.lists;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import org.jspecify.annotations.Nullable;

/**
 * Masks written as addresses: {@code 255.255.255.240} of routers and firewalls, and the wildcard {@code 0.0.0.15} of access lists, which has its
 * bits the other way round.
 */
final class DottedMask {
    private static final int BITS = 32;

    private DottedMask() {}

    /** The range of {@code address/mask}; null when the text is of another form, or the mask has gaps. */
    static @Nullable IpRange range(String text) {
        int slash = text.indexOf('/');
        int prefix = slash < 0 ? -1 : prefix(text.substring(slash + 1));
        return prefix < 0 ? null : IpRange.parse(text.substring(0, slash) + "/" + prefix);
    }

    /** Whether the text is a mask that some range has. */
    static boolean is(String text) {
        return prefix(text) >= 0;
    }

    /** How many bits are fixed; -1 when the text is no mask. All zeros are none: they mean all addresses to one, and one to the other. */
    private static int prefix(String text) {
        Ip mask = text.indexOf('.') < 0 || text.indexOf(':') >= 0 ? null : Ip.parse(text);
        if (mask == null) {
            return -1;
        }
        int bits = (int) mask.low();
        int ones = Integer.numberOfLeadingZeros(~bits);
        if (ones > 0) {
            return ones == BITS || bits << ones == 0 ? ones : -1;
        }
        int zeros = Integer.numberOfLeadingZeros(bits);
        boolean wildcard = zeros < BITS && bits << zeros == -1 << zeros;
        return wildcard ? zeros : -1;
    }
}
