package io.vigil.sources.cloudtrail;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Records as CloudTrail writes them. */
final class Records {
    /** A call by an instance's role, with everything that a record can have. */
    static final String FULL = """
            {"eventVersion":"1.10","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLEEXAMPLEXX:i-0abcdef1234567890",\
            "arn":"arn:aws:sts::111122223333:assumed-role/web/i-0abcdef1234567890","accountId":"111122223333","accessKeyId":"ASIAEXAMPLE",\
            "userName":"web","invokedBy":"athena.amazonaws.com","sessionContext":{"sessionIssuer":{"type":"Role",\
            "principalId":"AROAEXAMPLEEXAMPLEXX","arn":"arn:aws:iam::111122223333:role/web","accountId":"111122223333","userName":"web"},\
            "webIdFederationData":{},"attributes":{"creationDate":"2024-05-01T09:00:00Z","mfaAuthenticated":"true"},\
            "sourceIdentity":"alice","ec2RoleDelivery":"2.0","ec2IssuedInVPC":"vpc-1",\
            "assumedRoot":"true"},"onBehalfOf":{"userId":"u-1","identityStoreArn":"arn:aws:identitystore::x"},"inScopeOf":{"sourceArn":"arn:aws:lambda:x",\
            "issuerType":"AWS::Lambda::Function","credentialsIssuedTo":"arn:aws:lambda:y"}},"eventTime":"2024-05-01T10:11:12Z",\
            "eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.7",\
            "userAgent":"aws-cli/2.15 päth","errorCode":"AccessDenied","errorMessage":"no","requestParameters":{"bucketName":"b1",\
            "key":"a/ö.txt","modelId":"anthropic.large","deep":{"list":[1,-2.5e3,true,false,null,"x\\"y\\u00e9",{"e":{}},[]]}},"responseElements":{"a":[{"b":"c"}],"credentials":{"accessKeyId":"ASIACHILD"},"publicIp":"192.0.2.9","allocationId":"eipalloc-1"},\
            "additionalEventData":{"SignatureVersion":"SigV4","bytesTransferredIn":0,"bytesTransferredOut":931.0,"MFAUsed":"Yes"},\
            "requestID":"R","eventID":"11111111-2222-3333-4444-555555555555","readOnly":true,\
            "resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b1/a"}],"eventType":"AwsApiCall","managementEvent":false,\
            "recipientAccountId":"444455556666","sharedEventID":"S","vpcEndpointId":"vpce-1","vpcEndpointAccountId":"777788889999",\
            "eventCategory":"Data","sessionCredentialFromConsole":"true","serviceEventDetails":{"x":1},\
            "tlsDetails":{"tlsVersion":"TLSv1.3"}}""";

    /** The least that is a record, of the given name and id. */
    static String call(String name, String id) {
        return """
                {"eventTime":"2024-05-01T10:11:12Z","eventSource":"iam.amazonaws.com","eventName":"%s","eventID":"%s"}""".formatted(name, id);
    }

    private Records() {}

    /** The messages in the envelope of a CloudWatch Logs subscription. */
    static String envelope(String... messages) {
        String events = Arrays.stream(messages)
                .map(message -> "{\"id\":\"1\",\"timestamp\":1714558272000,\"message\":" + quote(message) + "}")
                .collect(Collectors.joining(","));
        return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"g\",\"logStream\":\"s\","
                + "\"subscriptionFilters\":[\"f\"],\"logEvents\":[" + events + "]}";
    }

    /** The text as JSON. */
    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static byte[] join(byte[]... parts) {
        byte[] joined =
                new byte[List.of(parts).stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
