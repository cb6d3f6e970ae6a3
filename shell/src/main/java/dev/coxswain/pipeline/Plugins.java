package dev.coxswain.pipeline;

import dev.coxswain.line.Vocabulary;
import dev.coxswain.session.Session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** kubectl's plugins: programs on the path named {@code kubectl-x}, which run as {@code x}. */
final class Plugins {
    private static final String PREFIX = "kubectl-";

    private final Map<String, Path> byName = new HashMap<>();
    private String path = "";

    /** The first words of all plugins' names. */
    synchronized Set<String> firstWords(Session session) {
        refresh(session);
        Set<String> first = new HashSet<>();
        byName.keySet().forEach(name -> first.add(name.split("-", 2)[0].replace('_', '-')));
        first.removeIf(name -> name.isEmpty() || Vocabulary.isGroovyKeyword(name));
        return first;
    }

    /** The program and its words; the longest name that the words begin with is the plugin's. */
    synchronized Optional<List<String>> command(Session session, List<String> words) {
        refresh(session);
        for (int length = words.size(); length > 0; length--) {
            String name =
                    String.join(
                            "-",
                            words.subList(0, length).stream()
                                    .map(word -> word.replace('-', '_'))
                                    .toList());
            Path program = byName.get(name);
            if (program != null) {
                List<String> command = new ArrayList<>(List.of(program.toString()));
                command.addAll(words.subList(length, words.size()));
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    private void refresh(Session session) {
        String now = session.variables().environment().getOrDefault("PATH", "");
        if (now.equals(path)) {
            return;
        }
        path = now;
        byName.clear();
        for (String each : now.split(java.io.File.pathSeparator)) {
            look(each);
        }
    }

    private void look(String directory) {
        if (directory.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> programs =
                Files.newDirectoryStream(Path.of(directory), PREFIX + "*")) {
            for (Path program : programs) {
                String name = program.getFileName().toString().substring(PREFIX.length());
                if (Files.isExecutable(program)) {
                    byName.putIfAbsent(name, program);
                }
            }
        } catch (IOException | InvalidPathException _) {
            // A directory of the path that is not there holds no plugins.
        }
    }
}
