package io.vigil.rules.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.rules.cloudtrail.TrailSelectors.Coverage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailSelectorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                         | ALL        | ALL",
                "{'readWriteType':'All','includeManagementEvents':true}                     | ALL        | ALL",
                "{'readWriteType':'WriteOnly'}                                              | ALL        | NOTHING",
                "{'readWriteType':'ReadOnly'}                                               | NOTHING    | ALL",
                "{'readWriteType':'ReadOnly'},{'readWriteType':'WriteOnly'}                 | ALL        | ALL",
                "{'readWriteType':'All','includeManagementEvents':false}                    | NOTHING    | NOTHING",
                "{'includeManagementEvents':false},{'readWriteType':'WriteOnly'}            | ALL        | NOTHING",
                "{'excludeManagementEventSources':['kms.amazonaws.com']}                    | NEARLY_ALL | NEARLY_ALL",
                "{'excludeManagementEventSources':[]}                                       | ALL        | ALL",
                "{'excludeManagementEventSources':['kms.amazonaws.com']},{}                 | ALL        | ALL"
            })
    void addsUpBasicSelectors(String selectors, Coverage changes, Coverage reads) throws JsonProcessingException {
        TrailSelectors read = read("{'eventSelectors':[" + selectors + "]}");

        assertThat(read.ofChanges()).isEqualTo(changes);
        assertThat(read.ofReads()).isEqualTo(reads);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M                                                                          | ALL        | ALL",
                "M,{'field':'readOnly','equals':['true']}                                   | NOTHING    | ALL",
                "M,{'field':'readOnly','equals':['false']}                                  | ALL        | NOTHING",
                "M,{'field':'readOnly','notEquals':['false']}                               | NOTHING    | ALL",
                "M,{'field':'readOnly','equals':['true','false']}                           | ALL        | ALL",
                "M,{'field':'readOnly','equals':['true']};M,{'field':'readOnly','equals':['false']} | ALL | ALL",
                "M,{'field':'eventSource','notEquals':['kms.amazonaws.com','rdsdata.amazonaws.com']} | NEARLY_ALL | NEARLY_ALL",
                "M,{'field':'eventSource','notEquals':['kms.amazonaws.com','sts.amazonaws.com']} | PART  | PART",
                "M,{'field':'eventSource','notStartsWith':['kms']}                          | PART       | PART",
                "M,{'field':'eventSource','equals':['iam.amazonaws.com']}                   | PART       | PART",
                "M,{'field':'eventSource','notEquals':['iam.amazonaws.com']};M,{'field':'eventSource','equals':['iam.amazonaws.com']} | ALL | ALL",
                "M,{'field':'eventSource','notEquals':['iam.amazonaws.com']};M,{'field':'eventSource','notEquals':['s3.amazonaws.com']} | ALL | ALL",
                "M,{'field':'eventSource','notEquals':['iam.amazonaws.com']};M,{'field':'readOnly','equals':['true']} | PART | ALL",
                "M,{'field':'userIdentity.arn','notEquals':['arn:aws:iam::111122223333:user/m']} | PART  | PART",
                "M,{'field':'eventName','notStartsWith':['Describe','List']}                | NEARLY_ALL | NEARLY_ALL",
                "M,{'field':'eventName','notEquals':['Decrypt','GenerateDataKey']}          | NEARLY_ALL | NEARLY_ALL",
                "M,{'field':'eventName','notEquals':['AssumeRole']}                         | PART       | PART",
                "M,{'field':'eventType','notEquals':['AwsServiceEvent']}                    | NEARLY_ALL | NEARLY_ALL",
                "M,{'field':'eventType','equals':['AwsConsoleSignIn']}                      | PART       | PART",
                "{'field':'eventCategory','equals':['Data']}                                | NOTHING    | NOTHING",
                "{'field':'eventCategory','equals':['Data']};M                              | ALL        | ALL"
            })
    void addsUpAdvancedSelectors(String selectors, Coverage changes, Coverage reads) throws JsonProcessingException {
        String management = "{'field':'eventCategory','equals':['Management']}";
        String each = String.join("]},{'fieldSelectors':[", selectors.trim().split(";"));

        TrailSelectors read = read(
                "{'advancedEventSelectors':[{'fieldSelectors':[" + each.replaceAll("\\bM\\b", management) + "]}]}");

        assertThat(read.ofChanges()).isEqualTo(changes);
        assertThat(read.ofReads()).isEqualTo(reads);
    }

    private static TrailSelectors read(String json) throws JsonProcessingException {
        return TrailSelectors.read(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
