package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiNameTest {
    @Test
    void theVersionOfACallIsNoPartOfItsName() {
        assertThat(ApiName.withoutVersion("ListFunctions20150331")).isEqualTo("ListFunctions");
        assertThat(ApiName.withoutVersion("UpdateFunctionCode20150331v2")).isEqualTo("UpdateFunctionCode");
        assertThat(ApiName.withoutVersion("CreateDistribution2020_05_31")).isEqualTo("CreateDistribution2020_05_31");
        assertThat(ApiName.withoutVersion("ListObjectsV2")).isEqualTo("ListObjectsV2");
    }
}
