package io.vigil.events.vpcflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.codec.Carried;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlowOwnerTest {
    @Test
    void flowsOfOneOwnerShareItBehindAShuffleAndThoseOfOthersDoNot() throws IOException {
        FlowOwner.Builder owner = new FlowOwner.Builder()
                .set(FlowText.ACCOUNT, "111122223333")
                .set(FlowText.INTERFACE, "eni-1")
                .set(FlowText.INSTANCE, "i-1");
        NetworkFlow first = new NetworkFlowBuilder(Objects.requireNonNull(owner.build())).build();
        NetworkFlow again = new NetworkFlowBuilder(Objects.requireNonNull(owner.build())).build();
        owner.set(FlowText.INTERFACE, "eni-2");
        NetworkFlow besides = new NetworkFlowBuilder(Objects.requireNonNull(owner.build())).build();

        FlowOwner read = Carried.over(NetworkFlow.class, first).owner;

        assertThat(Carried.over(NetworkFlow.class, again).owner).isSameAs(read);
        assertThat(Carried.over(NetworkFlow.class, besides).networkInterface()).isEqualTo("eni-2");
        assertThat(Carried.over(NetworkFlow.class, first)).isEqualTo(first);
    }

    @Test
    void anOwnerOfLongTextsCrossesAShuffleWhole() throws IOException {
        String longName = "eni-" + "x".repeat(2000);
        var owner = new FlowOwner.Builder().set(FlowText.INTERFACE, longName);
        NetworkFlow flow = new NetworkFlowBuilder(Objects.requireNonNull(owner.build())).build();

        assertThat(Carried.over(NetworkFlow.class, flow).networkInterface()).isEqualTo(longName);
    }
}
