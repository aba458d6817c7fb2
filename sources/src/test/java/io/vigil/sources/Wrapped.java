package io.vigil.sources;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Records in what AWS and its tools put around them. */
final class Wrapped {
    private Wrapped() {}

    static String call(String id) {
        return "{\"eventTime\":\"2025-06-23T10:00:00Z\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"GetUser\","
                + "\"userIdentity\":{\"type\":\"IAMUser\"},\"eventID\":\"" + id + "\"}";
    }

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    static String base64(byte[] bytes) {
        return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String subscription(String... messages) {
        var events = new StringBuilder();
        for (String message : messages) {
            events.append(events.isEmpty() ? "" : ",")
                    .append("{\"id\":\"1\",\"timestamp\":1,\"message\":" + quote(message) + "}");
        }
        return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logEvents\":[" + events + "]}";
    }

    static String sns(String message) {
        return "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"arn:aws:sns:eu-west-1:111122223333:trail\",\"Message\":"
                + quote(message)
                + ",\"Timestamp\":\"2025-06-23T10:00:00.000Z\",\"Signature\":\"c2lnbmF0dXJlIG9mIHRoZSBtZXNzYWdl\"}";
    }

    static String sqs(String... bodies) {
        var messages = new StringBuilder();
        for (String body : bodies) {
            messages.append(messages.isEmpty() ? "" : ",")
                    .append("{\"MessageId\":\"m\",\"ReceiptHandle\":\"r\",\"Body\":" + quote(body) + "}");
        }
        return "{\"Messages\":[" + messages + "]}";
    }

    static String eventBridge(String type, String detail) {
        return "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"" + type + "\",\"source\":\"aws.iam\",\"detail\":"
                + detail + "}";
    }
}
