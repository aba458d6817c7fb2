package io.vigil.models.traffic;

import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.NamedServices;

/** Which ports are no news though a machine never used them, and when one that is has been used enough. */
final class OrdinaryPort {
    private static final int SSH = 22;
    private static final int HUNDRED = 100;
    /** Of submission, where networks block 25 and 587. */
    private static final int OTHER_MAIL = 2525;
    /** Milliseconds of a record, as far as those of a minute reach. */
    private static final long LASTING = 50_000;

    private OrdinaryPort() {}

    static boolean is(TrafficMemory memory, Conversation conversation) {
        int port = conversation.remotePort();
        return conversation.isTime() || NamedServices.has(port) || isSibling(memory, port) || isFar(memory, port);
    }

    /** SSH and mail have other ports with some partners, mostly with theirs in the name: who works with either elsewhere does so there, too. */
    private static boolean isSibling(TrafficMemory memory, int port) {
        if (port % HUNDRED == SSH) {
            return memory.ports.knows((long) SSH << 8 | NetworkFlow.TCP);
        }
        return port == OTHER_MAIL
                && UnusualTraffic.MAIL.stream()
                        .anyMatch(each -> memory.ports.knows((long) each << 8 | NetworkFlow.TCP));
    }

    /** A machine that deals with everybody meets whatever port somebody has. */
    private static boolean isFar(TrafficMemory memory, int port) {
        return memory.uploads.roaming().isFar() && !UnusualTraffic.LDAP_OF_LOG4J.contains(port);
    }

    /**
     * Whether this use is the one that makes enough. Of SSH only those count that last: who fetches sources or brings a file is done within the minute, a tunnel or
     * somebody at work is not.
     */
    static boolean isEnough(int used, int uses, TrafficMemory memory, Conversation conversation) {
        if (conversation.remotePort() != SSH) {
            return used == uses;
        }
        boolean isNews = memory.portReported < Days.of(conversation.start());
        return used >= uses && isNews && conversation.end() - conversation.start() >= LASTING;
    }
}
