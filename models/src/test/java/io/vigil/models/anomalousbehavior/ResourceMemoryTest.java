package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.anomalousbehavior.Changers.Changer;
import io.vigil.models.baseline.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceMemoryTest {
    private static final int DAY = 20_000;
    private static final long OURS = -1;
    private static final Changer DEPLOYER = new Changer(7, 0, "deploy");

    @Test
    void holdsNoMoreThanItMay() {
        var memory = new ResourceMemory();

        for (int number = 0; number < 5000; number++) {
            memory.keep(number, Changers.NOBODY.with(DEPLOYER, DAY));
            memory.act(number, false, DAY + number);
        }

        assertThat(Written.of(memory).bytes()).hasSizeLessThan(100_000);
        assertThat(memory.changersOf(0)).isEqualTo(Changers.NOBODY);
        assertThat(memory.changersOf(4999).all()).containsExactly(DEPLOYER);
    }

    @Test
    void whoeverWasIdleLongestMakesRoomAlsoBehindASavepoint() {
        var memory = new ResourceMemory();
        for (int number = 0; number < 512; number++) {
            memory.act(number, false, DAY);
        }
        memory.act(0, false, DAY + 1);
        ResourceMemory read = Written.of(memory).read(ResourceMemory.class);

        for (ResourceMemory each : List.of(memory, read)) {
            each.act(600, false, DAY + 2);
            each.act(601, false, DAY + 2);
            each.act(0, false, DAY + 3);
            each.act(1, false, DAY + 3);
        }

        assertThat(memory.act(0, false, DAY + 3).count()).as("was not idle").isEqualTo(3);
        assertThat(memory.act(1, false, DAY + 3).count()).as("made room").isEqualTo(1);
        assertThat(Written.of(read).bytes()).isEqualTo(Written.of(memory).bytes());
    }

    @Test
    void whatIsLookedAfterStaysAmongThousandsThatComeAndGo() {
        var memory = new ResourceMemory();
        memory.keep(OURS, Changers.NOBODY.with(DEPLOYER, DAY).with(DEPLOYER, DAY + 1));

        for (int number = 0; number < 5000; number++) {
            memory.keep(number, Changers.NOBODY.with(DEPLOYER, DAY + 2));
        }

        assertThat(memory.changersOf(OURS).all()).containsExactly(DEPLOYER);
    }

    @Test
    void comesBackFromASavepointAsItWas() {
        var memory = new ResourceMemory();
        memory.keep(OURS, Changers.NOBODY.with(new Changer(8, 9, "alice"), DAY).with(DEPLOYER, DAY + 1));
        memory.act(8, true, DAY);

        ResourceMemory read = Written.of(memory).read(ResourceMemory.class);

        assertThat(Written.of(read).bytes()).isEqualTo(Written.of(memory).bytes());
        assertThat(read.changersOf(OURS).names()).containsExactly("deploy", "alice");
    }

    @Test
    void whatThreeChangeOrColleaguesOrNobodyIsNotOthers() {
        Changers two = Changers.NOBODY.with(DEPLOYER, DAY).with(new Changer(8, 9, "alice"), DAY);

        assertThat(two.areOthers(1, 0)).isTrue();
        assertThat(two.areOthers(1, 9)).as("of the same role").isFalse();
        assertThat(two.areOthers(8, 0)).as("one of them").isFalse();
        assertThat(two.with(new Changer(3, 0, "bob"), DAY).areOthers(1, 0)).isFalse();
        assertThat(Changers.NOBODY.areOthers(1, 0)).isFalse();
    }
}
