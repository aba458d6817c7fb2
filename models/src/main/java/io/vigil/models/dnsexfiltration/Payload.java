package io.vigil.models.dnsexfiltration;

import io.vigil.events.Hash;
import io.vigil.models.names.PopularDomains;
import io.vigil.models.names.RegisteredDomain;
import io.vigil.models.names.ReputationZones;
import io.vigil.models.names.ReversedAddress;

/**
 * What a name could carry to the owner of its domain: the labels in front of it, at the least number of bits that an encoding with their letters
 * needs. It is an upper bound of what was sent, as in Paxson et al., <i>Practical Comprehensive Bounds on Surreptitious Communication Over DNS</i>
 * (2013), for one name.
 *
 * @param domain whose owner it reaches
 * @param domainHash 64-bit hash of it
 * @param bits at least {@link #LEAST}; 0 where nothing can be sent, or not worth counting: then only answers can carry anything
 */
record Payload(String domain, long domainHash, float bits) {
    static final Payload NONE = new Payload("", 0, 0);

    /** Of {@link #packed}: the name itself carries something. */
    private static final long CARRIES = 1;

    /** Shorter ones are how people and programs name their hosts: three letters of base32. */
    private static final float LEAST = 15;
    /** Labels of so few letters are names. */
    private static final int SHORT = 4;
    /** Short labels, and those that read like words, carry this part of their letters' bits: about what English does. */
    private static final float OF_WORDS = 0.4f;

    private static final int ESCAPED = 4;

    private static final double DECIMAL = Math.log(10) / Math.log(2);
    private static final double LETTERS = Math.log(26) / Math.log(2);

    /** @param popular whose owners are known: nobody else receives what is asked below them */
    static Payload of(String name, PopularDomains popular) {
        RegisteredDomain owner = RegisteredDomain.delegated(name);
        if (owner == null || owner.name().length() + 1 >= name.length() || ReputationZones.contain(owner.name())) {
            return NONE;
        }
        float bits = 0;
        int end = name.length() - owner.name().length() - 1;
        for (int from = ReversedAddress.end(name), dot; from < end; from = dot + 1) {
            dot = Math.min(end, name.indexOf('.', from));
            bits += bits(name, from, dot);
        }
        return popular.contains(owner.name())
                ? NONE
                : new Payload(owner.name(), Hash.of(owner.name()), bits < LEAST ? 0 : bits);
    }

    /** Hash of the owner and whether the name carries something, in one; 0 for {@link #NONE}. */
    long packed() {
        return bits > 0 ? domainHash | CARRIES : domainHash & ~CARRIES;
    }

    static boolean carries(long packed) {
        return (packed & CARRIES) != 0;
    }

    private static float bits(String labels, int from, int to) {
        var seen = new Letters();
        int at = from;
        while (at < to) {
            at += seen.add(labels, at);
        }
        return (float) (seen.count * seen.bitsEach());
    }

    /** Which letters a label is made of. */
    private static final class Letters {
        private int count;
        private int digits;
        private int hexadecimal;
        private int vowels;
        private int bytes;
        private int changes;
        private int previous = -1;

        /** @return how much of the text it took: a byte is logged as {@code \ooo} */
        int add(String text, int at) {
            char letter = text.charAt(at);
            if (letter == '-' || letter == '_') {
                previous = -1;
                return 1;
            }
            count++;
            if (letter == '\\') {
                bytes++;
                return ESCAPED;
            }
            boolean digit = letter >= '0' && letter <= '9';
            digits += digit ? 1 : 0;
            hexadecimal += digit || letter >= 'a' && letter <= 'f' ? 1 : 0;
            vowels += "aeiouy".indexOf(letter) >= 0 ? 1 : 0;
            int kind = digit ? 1 : 0;
            changes += previous >= 0 && previous != kind ? 1 : 0;
            previous = kind;
            return 1;
        }

        double bitsEach() {
            if (bytes * 8 > count) {
                return 7;
            }
            if (digits == count) {
                return DECIMAL;
            }
            if (hexadecimal == count) {
                return 4;
            }
            double full = digits == 0 ? LETTERS : 5;
            return readsLikeWords() ? full * OF_WORDS : full;
        }

        /** As many vowels as languages have, and digits at most at one place. */
        private boolean readsLikeWords() {
            int letters = count - digits;
            boolean pronounceable = vowels * 4 >= letters && vowels * 5 <= letters * 3;
            return count <= SHORT || pronounceable && changes <= 2;
        }
    }
}
