package dev.coxswain.practice.node.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** curl's options, as far as they are read. */
final class CurlOptions {
    String url = "";
    String method = "GET";
    String body = "";
    String output = "";
    String writeOut = "";
    boolean silent;
    boolean showErrors;
    boolean fail;
    boolean withHeaders;
    boolean headersOnly;
    Duration patience = Duration.ofSeconds(130);

    CurlOptions(List<String> arguments) {
        var words = new ArrayList<>(arguments);
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            switch (word) {
                case "-X", "--request" -> method = words.removeFirst();
                case "-d", "--data" -> {
                    body = words.removeFirst();
                    method = method.equals("GET") ? "POST" : method;
                }
                case "-o", "--output" -> output = words.removeFirst();
                case "-w", "--write-out" -> writeOut = words.removeFirst();
                case "-H", "--header", "-A" -> words.removeFirst();
                case "-m", "--max-time", "--connect-timeout" ->
                        patience =
                                Duration.ofSeconds((long) Double.parseDouble(words.removeFirst()));
                default -> letters(word);
            }
        }
    }

    private void letters(String word) {
        if (!word.startsWith("-")) {
            url = word;
            return;
        }
        silent |= word.contains("s");
        showErrors |= word.contains("S");
        fail |= word.contains("f");
        withHeaders |= word.contains("i");
        headersOnly |= word.contains("I");
        method = headersOnly ? "HEAD" : method;
    }
}
