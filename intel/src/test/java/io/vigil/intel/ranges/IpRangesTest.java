package io.vigil.intel.ranges;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IpRangesTest {
    /** Few bits set, so that ranges overlap, nest and touch; corners of the address space among them. */
    @Provide
    Arbitrary<Ip> addresses() {
        Arbitrary<Integer> edges =
                Arbitraries.of(0, 1, 255, 256, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff);
        Arbitrary<Integer> near = Arbitraries.integers().between(0, 600).map(offset -> 0xc000_0200 + offset);
        Arbitrary<Ip> v4 = Arbitraries.oneOf(edges, near).map(Ip::v4);
        Arbitrary<Long> words =
                Arbitraries.of(0L, 1L, 2L, 0x2001_0db8_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, -2L, -1L);
        return Arbitraries.oneOf(v4, Combinators.combine(words, words).as(Ip::new));
    }

    @Provide
    Arbitrary<List<IpRange>> ranges() {
        return Combinators.combine(addresses(), addresses())
                .filter((one, other) -> one.isV4() == other.isV4())
                .as((one, other) -> one.compareTo(other) <= 0 ? new IpRange(one, other) : new IpRange(other, one))
                .list()
                .ofMaxSize(25);
    }

    @Property
    void findsExactlyTheRangesThatHoldTheAddress(
            @ForAll("ranges") List<IpRange> ranges, @ForAll("addresses") Ip asked) {
        IpRanges index = index(ranges);

        for (Ip ip : probes(ranges, asked)) {
            assertThat(numbers(index, ip)).containsExactlyInAnyOrder(naive(ranges, ip));
            assertThat(index.contains(ip)).isEqualTo(naive(ranges, ip).length > 0);
        }
    }

    @Property
    void tellsWhetherARangeSharesAnAddressWithAnother(
            @ForAll("ranges") List<IpRange> ranges, @ForAll("ranges") List<IpRange> asked) {
        IpRanges index = index(ranges);

        assertThat(asked)
                .allSatisfy(range -> assertThat(index.touches(range))
                        .isEqualTo(ranges.stream().anyMatch(other -> overlap(range, other))));
    }

    private static boolean overlap(IpRange one, IpRange other) {
        return one.isV4() == other.isV4()
                && one.from().compareTo(other.to()) <= 0
                && other.from().compareTo(one.to()) <= 0;
    }

    @Property
    void keepsEveryRangeAsItWas(@ForAll("ranges") List<IpRange> ranges) {
        IpRanges index = index(ranges);

        List<IpRange> kept =
                IntStream.range(0, index.size()).mapToObj(index::range).toList();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(ranges);
        assertThat(kept)
                .allSatisfy(range -> assertThat(IpRange.parse(range.toString()))
                        .as("%s", range)
                        .isEqualTo(range));
    }

    @Property
    void tellsTheWidestFirst(@ForAll("ranges") List<IpRange> ranges, @ForAll("addresses") Ip asked) {
        int[] found = numbers(index(ranges), asked);

        List<Ip> widths = IntStream.of(found)
                .mapToObj(number -> ranges.get(number).width())
                .toList();
        assertThat(widths).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void holdsNothingWhenEmpty() {
        IpRanges index = new IpRanges.Builder().build();

        assertThat(index.at(Ip.v4(0))).isEmpty();
        assertThat(index.at(new Ip(-1, -1))).isEmpty();
    }

    private static int[] numbers(IpRanges index, Ip ip) {
        return IntStream.of(index.at(ip)).map(index::number).toArray();
    }

    private static IpRanges index(List<IpRange> ranges) {
        var builder = new IpRanges.Builder();
        for (int number = 0; number < ranges.size(); number++) {
            builder.add(ranges.get(number), number);
        }
        return builder.build();
    }

    /** The asked address, and the first, the last and the neighbours of every range. */
    private static List<Ip> probes(List<IpRange> ranges, Ip asked) {
        var probes = new ArrayList<Ip>(List.of(asked));
        for (IpRange range : ranges) {
            for (Ip end : List.of(range.from(), range.to())) {
                probes.add(end);
                probes.add(new Ip(end.high(), end.low() + 1));
                probes.add(new Ip(end.high(), end.low() - 1));
            }
        }
        return probes;
    }

    private static int[] naive(List<IpRange> ranges, Ip ip) {
        return IntStream.range(0, ranges.size())
                .filter(number -> ranges.get(number).contains(ip))
                .toArray();
    }
}
