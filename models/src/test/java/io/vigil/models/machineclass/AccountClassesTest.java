package io.vigil.models.machineclass;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import io.vigil.models.baseline.Written;
import org.junit.jupiter.api.Test;

class AccountClassesTest {
    private static final int MOST_BYTES = 1_300_000;

    private final AccountClasses account = new AccountClasses();

    private int enter(long number, int day) {
        return account.machines.enter(Hash.combine(number, 1), day);
    }

    @Test
    void aMachineKeepsItsRoleAndItsFirstDayWhateverComesBeside() {
        account.machines.role(enter(1, 20_000), 7);
        for (int number = 2; number < 5_000; number++) {
            enter(number, 20_001);
        }

        int machine = enter(1, 20_002);

        assertThat(account.machines.role(machine)).isEqualTo(7);
        assertThat(account.machines.first(machine)).isEqualTo(20_000);
    }

    @Test
    void whoWasNotSeenForLongestMakesRoom() {
        account.machines.role(enter(1, 20_000), 7);
        for (int number = 0; number < 10 * Machines.MOST; number++) {
            enter(2 + number, 20_001 + number / 1_000);
        }

        int latest = enter(1 + 10L * Machines.MOST, 20_300);

        assertThat(account.machines.first(latest)).isLessThan(20_300);
        assertThat(account.machines.role(enter(1, 20_300))).isZero();
    }

    @Test
    void anAccountOfAMillionMachinesAndServicesHasABoundedMemory() {
        for (int number = 0; number < 1_000_000; number++) {
            int day = 20_000 + number / 100_000;
            ClassHabits habits = account.classOf(enter(number, day), 1 + number % 1_000, day);
            habits.enter(day);
            habits.useService(number);
            habits.usePort(number % 60_000);
            habits.uploads().of(number).sent = number;
            habits.await(new Pending(number, number, number, false));
        }

        assertThat(Written.of(account).bytes().length).isLessThan(MOST_BYTES);
    }
}
