package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFamilyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws-cli/2.22.7 md/awscrt#0.23.4 ua/2.0 os/linux#6.8.0 lang/python#3.12.6 | aws-cli on linux",
                "[aws-cli/1.16 Python/2.7 Darwin/18.2 botocore/1.12] | aws-cli on macos",
                "Boto3/1.35.71 md/Botocore#1.35.71 ua/2.0 os/linux#6.1.0 | boto on linux",
                "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 aws-sdk-go-v2/1.32.5 os/linux | terraform on linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131 | browser on windows",
                "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.11 Linux/5.4] | console on linux",
                "console.amazonaws.com | console",
                "rclone/v1.66.0 | rclone",
                "1.2.3 | unnamed"
            })
    void versionsAreNoNews(String agent, String family) {
        assertThat(AgentFamily.of(agent)).isEqualTo(family);
    }
}
