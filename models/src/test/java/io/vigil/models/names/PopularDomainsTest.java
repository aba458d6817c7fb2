package io.vigil.models.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PopularDomainsTest {
    private final PopularDomains popular = PopularDomains.shipped();

    @Test
    void whatEverybodyAsksForIsPopularAtTheVeryTopOfTheRankingToo() {
        assertThat(new String[] {"google.com", "facebook.com", "wikipedia.org", "github.com", "msn.com", "ubuntu.com"})
                .allMatch(popular::contains);
    }

    @Test
    void whatNobodyKnowsIsNot() {
        assertThat(new String[] {"kestrelwharf.top", "qlmw-parts.com"}).noneMatch(popular::contains);
    }
}
