package io.vigil.models.beacons;

import io.vigil.detection.flows.Opener;
import io.vigil.events.net.Origin;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.NamedServices;
import io.vigil.models.conversations.Opening;

/** Which conversations may be an implant's with its controller, by what each of them is. */
final class CallShape {
    private static final double SURE = 0.7;
    /** Names and time are asked for by the clock, everywhere. */
    private static final int DNS = 53;

    private static final int IPSEC = 4500;

    private CallShape() {}

    static boolean isAny(Conversation conversation) {
        return (isCall(conversation) || isAmongEquals(conversation))
                && conversation.isPublic()
                && !conversation.isTrusted()
                && conversation.flow().accepted()
                && conversation.remotePort() != DNS
                && !isBetweenGateways(conversation)
                && !conversation.isTime();
    }

    /** IPsec through NAT, from its port to its port (RFC 3948): gateways that somebody set up at both ends; an implant is nobody's gateway. */
    private static boolean isBetweenGateways(Conversation conversation) {
        return conversation.isUdp() && conversation.remotePort() == IPSEC && conversation.localPort() == IPSEC;
    }

    static boolean isCall(Conversation conversation) {
        return conversation.isOpenedHere()
                && conversation.opener().confidence() >= SURE
                && (conversation.isTcp() || conversation.isUdp());
    }

    /** Datagrams both ways between ports alike, as tunnels have them: nobody can say who began, but such a conversation may stay open. */
    private static boolean isAmongEquals(Conversation conversation) {
        return conversation.isUdp()
                && conversation.opener().side() == Opening.Side.UNKNOWN
                && !conversation.outcome().isFailure();
    }

    static boolean isOfNoService(Conversation conversation) {
        return !Opener.isOfKnownService(conversation.remotePort());
    }

    /** Of a product or of AWS, both of which people set up. */
    static boolean isOfService(Conversation conversation) {
        return NamedServices.has(conversation.remotePort())
                || conversation.origin().is(Origin.AWS_SERVICE);
    }
}
