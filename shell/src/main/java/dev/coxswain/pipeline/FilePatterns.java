package dev.coxswain.pipeline;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** File patterns in the words of host programs, expanded as a POSIX shell would. */
final class FilePatterns {
    private FilePatterns() {}

    /** The words, each pattern that matches files replaced by their sorted names. */
    static List<String> expand(List<Field> fields, Path directory) {
        List<String> words = new ArrayList<>();
        for (Field field : fields) {
            List<String> matches =
                    isPattern(field.pattern()) ? matches(field.pattern(), directory) : List.of();
            if (matches.isEmpty()) {
                words.add(field.text());
            } else {
                words.addAll(matches);
            }
        }
        return words;
    }

    private static boolean isPattern(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[') {
                return true;
            }
        }
        return false;
    }

    private static List<String> matches(String pattern, Path directory) {
        List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
        for (String segment : pattern.split("/")) {
            if (!segment.isEmpty()) {
                found = below(found, segment, directory);
            }
        }
        return found;
    }

    private static List<String> below(List<String> parents, String segment, Path directory) {
        List<String> found = new ArrayList<>();
        for (String parent : parents) {
            Path at = parent.isEmpty() ? directory : directory.resolve(parent);
            String prefix = parent.isEmpty() || parent.endsWith("/") ? parent : parent + "/";
            if (!isPattern(segment)) {
                String name = segment.replaceAll("\\\\(.)", "$1");
                if (Files.exists(at.resolve(name))) {
                    found.add(prefix + name);
                }
                continue;
            }
            names(at, segment).forEach(name -> found.add(prefix + name));
        }
        return found;
    }

    private static List<String> names(Path directory, String segment) {
        String glob = segment.replaceAll("(?<!\\\\)([{}])", "\\\\$1").replace("[^", "[!");
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + glob);
            for (Path entry : entries) {
                Path name = entry.getFileName();
                boolean hidden = name.toString().startsWith(".") && !segment.startsWith(".");
                if (!hidden && matcher.matches(name)) {
                    names.add(name.toString());
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
