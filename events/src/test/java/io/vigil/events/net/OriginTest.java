package io.vigil.events.net;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Property
    void tellsWhatWasPackedIntoIt(
            @ForAll AddressClass kind,
            @ForAll @LongRange(max = 0xffff_ffffL) long asn,
            @ForAll @AlphaChars @StringLength(2) String country,
            @ForAll @IntRange(max = 31) int flags) {
        var origin = Origin.of(kind, asn, country, flags);

        assertThat(origin.kind()).isEqualTo(kind);
        assertThat(origin.asn()).isEqualTo(asn);
        assertThat(origin.country()).isEqualTo(country);
        for (int flag = 1; flag <= Origin.TRUSTED; flag <<= 1) {
            assertThat(origin.is(flag)).isEqualTo((flags & flag) != 0);
        }
    }

    @Test
    void nothingIsKnownBeforeEnrichment() {
        assertThat(Origin.UNKNOWN.kind()).isEqualTo(AddressClass.UNKNOWN);
        assertThat(Origin.UNKNOWN.country()).isNull();
        assertThat(Origin.UNKNOWN.is(Origin.AWS)).isFalse();
    }
}
