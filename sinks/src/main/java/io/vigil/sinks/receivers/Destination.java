package io.vigil.sinks.receivers;

import io.vigil.sinks.delivery.Receiver;
import io.vigil.sinks.formats.Format;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where findings are handed on to, as a user names it.
 *
 * @param name in the store and in messages; holds no secret. What was handed to it is noted under it
 * @param signs whether it needs a secret to sign with
 * @param opened opens it; nothing is opened before
 */
public record Destination(String name, boolean signs, Function<Means, Receiver> opened) {
    /** What may be named. */
    public static final String FORMS =
            "FORMAT=file:PATH, folder:DIR, https://…, kinesis:REGION/STREAM or s3:REGION/BUCKET[/PREFIX], of the formats guardduty, eventbridge, asff, ocsf";

    private static final Pattern FORM = Pattern.compile("(guardduty|eventbridge|asff|ocsf)=([a-z0-9]+):(.+)");
    private static final Pattern KINESIS =
            Pattern.compile("([a-z0-9-]{5,30})/([A-Za-z0-9_.-]{1,128})(?:\\?endpoint=(https?://[^?]+))?");
    private static final Pattern S3 = Pattern.compile(
            "([a-z0-9-]{5,30})/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*)/?(?:\\?endpoint=(https?://[^?]+))?");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @throws IllegalArgumentException when it is none of {@link #FORMS}; the message does not repeat it, because the address of a webhook may
     *     be a secret
     */
    public static Destination parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("expected " + FORMS);
        }
        var format = Format.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        String rest = form.group(3);
        return switch (form.group(2)) {
            case "file" -> file(format, Path.of(rest));
            case "folder" -> folder(format, Path.of(rest));
            case "https", "http" -> webhook(format, form.group(2) + ":" + rest);
            case "kinesis" -> kinesis(format, rest);
            case "s3" -> bucket(format, rest);
            default -> throw new IllegalArgumentException("expected " + FORMS);
        };
    }

    /**
     * What the files of a folder name, one a line; empty lines and such as begin with # are left out.
     *
     * @throws IOException when it cannot be read
     */
    public static List<String> linesIn(Path folder) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (!file.getFileName().toString().startsWith(".")) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .distinct()
                .toList();
    }

    private static Destination file(Format format, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("expected a file in a folder that exists");
        }
        return new Destination(format + "=file:" + file, false, means -> new FileReceiver(file, format));
    }

    private static Destination folder(Format format, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("expected a folder that exists");
        }
        return new Destination(
                format + "=folder:" + folder, false, means -> new ExportReceiver(Places.folder(folder), format));
    }

    /** The path may hold a secret, so the name has a hash of it. */
    private static Destination webhook(Format format, String address) {
        URI where = address(address);
        boolean safe = "https".equals(where.getScheme()) || THIS_MACHINE.contains(String.valueOf(where.getHost()));
        if (where.getHost() == null || where.getUserInfo() != null || !safe) {
            throw new IllegalArgumentException("expected https://HOST/…; http:// is for this machine only");
        }
        String hash = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        return new Destination(
                format + "=" + where.getScheme() + "://" + where.getAuthority() + "#" + hash,
                true,
                means -> new WebhookReceiver(where, means.secret(), format, means.http(), means.clock()));
    }

    private static Destination kinesis(Format format, String rest) {
        Matcher form = KINESIS.matcher(rest);
        if (!form.matches()) {
            throw new IllegalArgumentException("expected kinesis:REGION/STREAM, such as kinesis:eu-west-1/findings");
        }
        String region = form.group(1);
        URI endpoint = endpoint(form.group(3), "kinesis", region);
        return new Destination(
                format + "=kinesis:" + region + "/" + form.group(2),
                false,
                means -> new KinesisReceiver(means.aws(region, "kinesis"), endpoint, form.group(2), format));
    }

    private static Destination bucket(Format format, String rest) {
        Matcher form = S3.matcher(rest);
        if (!form.matches()) {
            throw new IllegalArgumentException("expected s3:REGION/BUCKET or s3:REGION/BUCKET/PREFIX");
        }
        String region = form.group(1);
        String path = form.group(2) + form.group(3);
        URI base = endpoint(form.group(4), "s3", region).resolve(path + "/");
        return new Destination(
                format + "=s3:" + region + "/" + path,
                false,
                means -> new ExportReceiver(Places.bucket(means.aws(region, "s3"), base), format));
    }

    private static URI endpoint(@Nullable String given, String service, String region) {
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return address(given == null ? "https://" + service + "." + region + "." + domain + "/" : given)
                .resolve("/");
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the address is none", e);
        }
    }

    /** As messages call it. */
    @Override
    public String toString() {
        return name;
    }
}
