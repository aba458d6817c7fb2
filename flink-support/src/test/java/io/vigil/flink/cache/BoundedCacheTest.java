package io.vigil.flink.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {
    @Test
    void aValueIsFoundUntilItMakesRoomForAnother() {
        var cache = new BoundedCache<Long>(4096);
        Set<Long> evicted = new HashSet<>();
        for (long number = 0; number < 100_000; number++) {
            Long out = cache.put(key(number), number);
            if (out != null) {
                evicted.add(out);
            }
        }

        assertThat(cache.size()).isEqualTo(4096);
        assertThat(evicted).hasSize(100_000 - 4096);
        for (long number = 0; number < 100_000; number++) {
            assertThat(cache.get(key(number))).isEqualTo(evicted.contains(number) ? null : number);
        }
    }

    @Test
    void itGrowsUpToItsLimitWithoutLosingAnything() {
        var cache = new BoundedCache<Long>(1 << 16);
        int lost = 0;
        for (long number = 0; number < 1 << 14; number++) {
            lost += cache.put(key(number), number) == null ? 0 : 1;
        }

        assertThat(lost).isZero();
        assertThat(cache.size()).isEqualTo(1 << 14);
    }

    @Test
    void whatIsAskedForAllTheTimeStays() {
        var cache = new BoundedCache<String>(1024);
        cache.put(key(-1), "busy");
        for (long number = 0; number < 20_000; number++) {
            cache.put(key(number), "rare");
            assertThat(cache.get(key(-1))).isEqualTo("busy");
        }
    }

    @Test
    void whatIsTakenOutMakesRoom() {
        var cache = new BoundedCache<Long>(4096);
        for (long number = 0; number < 4096; number++) {
            cache.put(key(number), number);
        }
        int held = cache.size();

        cache.remove(key(7));
        cache.remove(key(-7));

        assertThat(cache.get(key(7))).isNull();
        assertThat(cache.size()).isEqualTo(held - 1);
        assertThat(cache.put(key(7), 7L)).isNull();
    }

    @Test
    void theSmallestHoldsOneSet() throws Exception {
        var cache = new BoundedCache<String>(1);
        Set<String> held = new HashSet<>();
        for (long number = 0; number < 20; number++) {
            cache.put(key(number), "v" + number);
        }
        cache.forEach(held::add);

        assertThat(held).hasSize(cache.size()).hasSize(8);
    }

    private static long key(long number) {
        long mixed = (number + 1) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
