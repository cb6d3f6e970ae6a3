package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileTree;

import java.util.List;

/** What a container that ended left as its message: a file, else perhaps the end of its log. */
final class LastWords {
    private static final int LONGEST = 4096;
    private static final int LOG_LINES = 80;
    private static final int LOG_LENGTH = 2048;

    private LastWords() {}

    /** The message; empty where there is none. */
    static String of(JsonNode container, ContainerRun run, int code) {
        String path = container.path("terminationMessagePath").asText("/dev/termination-log");
        String left = run.files().find(FileTree.absolute("/", path)).map(Entry::text).orElse("");
        if (!left.isEmpty()) {
            return left.substring(0, Math.min(LONGEST, left.length()));
        }
        String policy = container.path("terminationMessagePolicy").asText();
        return code != 0 && policy.equals("FallbackToLogsOnError") ? log(run) : "";
    }

    private static String log(ContainerRun run) {
        List<LogBook.Line> lines = run.log().from(0);
        var text = new StringBuilder();
        for (LogBook.Line each :
                lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())) {
            text.append(each.text()).append('\n');
        }
        return text.substring(Math.max(0, text.length() - LOG_LENGTH));
    }
}
