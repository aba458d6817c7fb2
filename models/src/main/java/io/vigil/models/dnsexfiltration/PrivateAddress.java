package io.vigil.models.dnsexfiltration;

/** Addresses of networks of one's own, as an answer writes them (RFC 1918, RFC 4193, RFC 6598). */
final class PrivateAddress {
    private PrivateAddress() {}

    static boolean isWritten(String answer) {
        return answer.startsWith("10.")
                || answer.startsWith("192.168.")
                || answer.startsWith("172.") && second(answer) >= 16 && second(answer) < 32
                || answer.startsWith("100.") && second(answer) >= 64 && second(answer) < 128
                || answer.indexOf(':') == 4 && (answer.startsWith("fd") || answer.startsWith("fc"));
    }

    /** The second number of an address; -1 when there is none. */
    private static int second(String address) {
        int value = -1;
        for (int at = address.indexOf('.') + 1; at < address.length() && Character.isDigit(address.charAt(at)); at++) {
            value = Math.max(0, value) * 10 + address.charAt(at) - '0';
        }
        return value;
    }
}
