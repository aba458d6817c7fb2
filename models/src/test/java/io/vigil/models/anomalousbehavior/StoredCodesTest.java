package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoredCodesTest {
    @Test
    void savepointsKnowAttributesByTheseCodes() {
        assertThat(Arrays.stream(Attribute.values()).map(each -> each.code + " " + each))
                .containsExactlyInAnyOrder(
                        "0 API",
                        "1 SERVICE",
                        "2 NETWORK",
                        "3 COUNTRY",
                        "4 AGENT",
                        "5 REGION",
                        "6 BUCKET",
                        "7 ERROR",
                        "8 MODEL");
    }

    @Test
    void whatStandsBehindTheAttributesStaysThere() {
        assertThat(NoveltyDraft.USER).isEqualTo(9);
        assertThat(NoveltyDraft.USER_TYPE).isEqualTo(10);
    }
}
