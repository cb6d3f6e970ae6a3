package dev.coxswain.practice.node.network;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 message in memory.
 *
 * @param head the first line and the headers, without the empty line
 * @param body what follows
 */
public record HttpText(String head, byte[] body) {
    public static HttpText parse(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int skip = 4;
        int bare = text.indexOf("\n\n");
        if (bare >= 0 && (end < 0 || bare < end)) {
            end = bare;
            skip = 2;
        }
        if (end < 0) {
            return new HttpText(text.strip(), new byte[0]);
        }
        byte[] body = java.util.Arrays.copyOfRange(message, end + skip, message.length);
        return new HttpText(text.substring(0, end), body);
    }

    public static byte[] request(
            String method, String host, String path, String agent, String body) {
        String head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nUser-Agent: "
                        + agent
                        + "\r\nAccept: */*\r\nConnection: close\r\n"
                        + (body.isEmpty()
                                ? ""
                                : "Content-Length: "
                                        + body.getBytes(StandardCharsets.UTF_8).length
                                        + "\r\n");
        return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] answer(int status, String type, String server, byte[] body) {
        String reason =
                switch (status) {
                    case 200 -> "OK";
                    case 404 -> "Not Found";
                    case 500 -> "Internal Server Error";
                    case 503 -> "Service Unavailable";
                    default -> "Status";
                };
        String head =
                "HTTP/1.1 "
                        + status
                        + " "
                        + reason
                        + "\r\nServer: "
                        + server
                        + "\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    public String firstLine() {
        return head.lines().findFirst().orElse("");
    }

    /** The status of an answer; 0 where it is none. */
    public int status() {
        String[] words = firstLine().split(" ", 3);
        return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
    }

    public String method() {
        return firstLine().split(" ", 2)[0];
    }

    /** The path of a request with its query. */
    public String target() {
        String[] words = firstLine().split(" ", 3);
        return words.length > 1 ? words[1] : "/";
    }

    public String header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }
}
