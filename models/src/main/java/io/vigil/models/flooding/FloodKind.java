package io.vigil.models.flooding;

import io.vigil.models.conversations.Conversation;
import java.util.Set;

/** What a flood is made of: one of GuardDuty's types each. Stored by code. */
enum FloodKind {
    TCP(0, "Backdoor:EC2/DenialOfService.Tcp", "tcp"),
    UDP(1, "Backdoor:EC2/DenialOfService.Udp", "udp"),
    DNS(2, "Backdoor:EC2/DenialOfService.Dns", "dns"),
    UDP_ON_TCP_PORTS(3, "Backdoor:EC2/DenialOfService.UdpOnTcpPorts", "udp-on-tcp-ports"),
    UNUSUAL_PROTOCOL(4, "Backdoor:EC2/DenialOfService.UnusualProtocol", "unusual-protocol");

    private static final int DNS_PORT = 53;
    /** Services that speak TCP; HTTP/3 at 443 is answered, a flood is not. */
    private static final Set<Integer> TCP_PORTS = Set.of(
            20, 21, 22, 23, 25, 80, 110, 143, 443, 445, 465, 587, 993, 995, 1433, 1521, 3306, 3389, 5432, 5900, 6379,
            8080, 8443, 27017);

    /** The number that stands for it in savepoints: never changed. */
    final int code;

    final String type;
    /** The parameter with the packets a minute that are a flood. */
    final String parameter;

    FloodKind(int code, String type, String parameter) {
        this.code = code;
        this.type = type;
        this.parameter = parameter;
    }

    static FloodKind of(Conversation conversation) {
        boolean ported = conversation.isUdp() || conversation.isTcp();
        if (ported && conversation.remotePort() == DNS_PORT) {
            return DNS;
        }
        if (conversation.isTcp()) {
            return TCP;
        }
        if (!conversation.isUdp()) {
            return UNUSUAL_PROTOCOL;
        }
        return TCP_PORTS.contains(conversation.remotePort()) ? UDP_ON_TCP_PORTS : UDP;
    }
}
