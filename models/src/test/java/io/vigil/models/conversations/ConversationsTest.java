package io.vigil.models.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private static final String OURS = "10.0.0.5";
    private static final String FAR = "198.51.100.7";
    private static final long START = Given.MONDAY;
    private static final int SYN = 2;
    private static final int SYN_ACK = 18;

    private final InstanceMemory memory = new InstanceMemory();
    private final List<Conversation> ended = new ArrayList<>();

    private void see(GivenFlow flow) {
        memory.conversations.see(flow.build(), ended::add);
    }

    /** A far later flow of somebody else: what waits is given up. */
    private void letTimePass() {
        see(Given.flow(OURS, "203.0.113.200").at(START + 600_000).ports(50_001, 443));
    }

    private static GivenFlow out(int port, int remotePort) {
        return Given.flow(OURS, FAR).at(START).ports(port, remotePort).seconds(1);
    }

    private static GivenFlow in(int remotePort, int port) {
        return Given.flow(FAR, OURS).at(START).ports(remotePort, port).seconds(1);
    }

    @Test
    void bothHalvesAreOneConversationWhicheverComesFirst() {
        see(in(443, 50_000).packets(9).bytes(9_000));
        see(out(50_000, 443).packets(7).bytes(900));

        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).outcome()).isEqualTo(Outcome.CONTENT);
        assertThat(ended.get(0).isOpenedHere()).isTrue();
        assertThat(ended.get(0).sent().bytes()).isEqualTo(900);
        assertThat(ended.get(0).received().bytes()).isEqualTo(9_000);
    }

    @Test
    void whatNobodyAnswersIsSilentAfterHalfAMinute() {
        see(out(50_000, 443).packets(1).bytes(44));
        letTimePass();

        assertThat(ended).extracting(Conversation::outcome).containsExactly(Outcome.SILENT);
        assertThat(ended.get(0).isOpenedHere()).isTrue();
    }

    @Test
    void aBareResetRefusesAndTellsWhoAskedWhateverThePorts() {
        see(in(40_000, 45_000).packets(1).bytes(44));
        see(out(45_000, 40_000).packets(1).bytes(40));

        assertThat(ended).extracting(Conversation::outcome).containsExactly(Outcome.REFUSED);
        assertThat(ended.get(0).isOpenedThere()).isTrue();
    }

    @Test
    void flagsTellMoreThanPorts() {
        see(out(443, 50_000).packets(5).bytes(900).flags(SYN));
        see(in(50_000, 443).packets(5).bytes(900).flags(SYN_ACK));

        assertThat(ended.get(0).isOpenedHere()).isTrue();
        assertThat(ended.get(0).opener().confidence()).isGreaterThan(0.95);
    }

    @Test
    void whoComesToAPortThatServesManyIsAGuestWhateverItsOwnPort() {
        serve(9);

        talk(3_478, 8_443);

        assertThat(last().isOpenedThere()).isTrue();
    }

    @Test
    void aPortFromWhichTheMachineCallsAsOftenServesNobodyInParticular() {
        serve(9);
        for (int call = 0; call < 4; call++) {
            talk(3_478, 443);
        }

        assertThat(last().isOpenedHere()).isTrue();
    }

    @Test
    void oneGuestWhoComesAgainAndAgainMakesNoServer() {
        for (int visit = 0; visit < 30; visit++) {
            talk(3_478, 40_000 + visit);
        }

        talk(3_478, 8_443);

        assertThat(last().isOpenedHere()).isTrue();
    }

    /** So many guests, each from another address. */
    private void serve(int guests) {
        for (int guest = 1; guest <= guests; guest++) {
            String address = "203.0.113." + guest;
            see(Given.flow(address, OURS)
                    .at(START)
                    .protocol(17)
                    .ports(40_000, 3_478)
                    .seconds(1)
                    .packets(9)
                    .bytes(9_000));
            see(Given.flow(OURS, address)
                    .at(START)
                    .protocol(17)
                    .ports(3_478, 40_000)
                    .seconds(1)
                    .packets(9)
                    .bytes(9_000));
        }
    }

    private void talk(int port, int remotePort) {
        see(out(port, remotePort).protocol(17).packets(9).bytes(9_000));
        see(in(remotePort, port).protocol(17).packets(9).bytes(9_000));
    }

    private Conversation last() {
        return ended.get(ended.size() - 1);
    }

    @Test
    void whatComesAloneWasNotAskedFor() {
        see(in(40_000, 45_000).packets(1).bytes(44));
        letTimePass();

        assertThat(ended.get(0).isOpenedThere()).isTrue();
    }

    @Test
    void silenceProvesNothingWhereRecordsAreMissing() {
        see(out(50_000, 443).packets(1).bytes(44));
        memory.conversations.see(skipped(), ended::add);
        letTimePass();

        assertThat(ended).isEmpty();
    }

    private static NetworkFlow skipped() {
        FlowOwner owner = new FlowOwner.Builder()
                .set(FlowText.ACCOUNT, Given.ACCOUNT)
                .set(FlowText.INTERFACE, "eni-0a1b2c3d4e5f60718")
                .build();
        return new NetworkFlowBuilder(Objects.requireNonNull(owner))
                .during(START + 1_000, START + 60_000)
                .status(FlowStatus.SKIPDATA)
                .build();
    }

    @Test
    void aGatewayDoesNotSpeakForWhomItForwards() {
        see(Given.flow("10.0.7.7", FAR).at(START).ports(50_000, 443).direction(FlowDirection.INGRESS));
        letTimePass();

        assertThat(ended).isEmpty();
    }

    @Test
    void theMachineIsWhoIsInAllFlowsWhereTheLogShowsNoDirection() {
        see(Given.flow("10.0.0.5", "10.0.1.1").at(START).ports(50_000, 443));
        see(Given.flow("10.0.0.5", "10.0.1.2").at(START).ports(50_000, 443));
        see(Given.flow("10.0.0.5", "10.0.1.3").at(START).ports(50_000, 443));
        letTimePass();

        assertThat(ended).isNotEmpty().allMatch(each -> each.local().toString().equals("10.0.0.5"));
    }

    /** The sums, who opened it and that it was answered are the same however the log cuts it, and in whatever order pieces of one second come. */
    @Property(tries = 500)
    void howALogCutsAConversationMakesNoDifference(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int piecesOut,
            @ForAll @IntRange(min = 1, max = 6) int piecesIn,
            @ForAll boolean openedHere,
            @ForAll boolean withFlags) {
        var dice = new Random(seed);
        int ours = openedHere ? 50_000 : 443;
        int theirs = openedHere ? 443 : 50_000;
        List<NetworkFlow> pieces = new ArrayList<>();
        cut(piecesOut, dice, pieces, out(ours, theirs), flags(withFlags, openedHere));
        cut(piecesIn, dice, pieces, in(theirs, ours), flags(withFlags, !openedHere));
        pieces.sort(Comparator.comparingLong(NetworkFlow::time).thenComparing(piece -> dice.nextInt()));
        ended.clear();
        var fresh = new InstanceMemory();

        pieces.forEach(piece -> fresh.conversations.see(piece, ended::add));
        fresh.conversations.see(
                Given.flow(OURS, "203.0.113.200")
                        .at(START + 600_000)
                        .ports(50_001, 443)
                        .build(),
                ended::add);

        assertThat(ended).noneMatch(each -> each.outcome().isFailure());
        assertThat(ended).allMatch(each -> openedHere ? each.isOpenedHere() : each.isOpenedThere());
        assertThat(ended.stream().mapToLong(each -> each.sent().bytes()).sum()).isEqualTo(1_000L * piecesOut);
        assertThat(ended.stream().mapToLong(each -> each.received().bytes()).sum())
                .isEqualTo(1_000L * piecesIn);
    }

    private static int flags(boolean recorded, boolean opener) {
        return recorded ? opener ? SYN : SYN_ACK : -1;
    }

    /** Pieces of five packets within ten seconds; the first has the flags. */
    private static void cut(int count, Random dice, List<NetworkFlow> pieces, GivenFlow whole, int flags) {
        for (int piece = 0; piece < count; piece++) {
            pieces.add(whole.at(START + 1000L * (piece == 0 ? 0 : dice.nextInt(10)))
                    .packets(5)
                    .bytes(1_000)
                    .flags(piece == 0 || flags < 0 ? flags : 0)
                    .id("piece " + pieces.size())
                    .build());
        }
    }

    @Test
    void aScannerOfAMillionTargetsIsFollowedInASampleOfBoundedSize() {
        for (int at = 0; at < 200_000; at++) {
            see(Given.flow(OURS, "100." + (1 + at / 65_536) + "." + at / 256 % 256 + "." + at % 256)
                    .at(START + at / 20)
                    .ports(50_000, 445)
                    .packets(1)
                    .bytes(44)
                    .seconds(1));
        }

        assertThat(Written.of(memory).bytes().length).isLessThan(120_000);
        letTimePass();
        assertThat(ended).isNotEmpty().allMatch(each -> each.weight() > 1);
        assertThat(ended.stream().mapToLong(Conversation::weight).sum()).isBetween(50_000L, 800_000L);
    }
}
