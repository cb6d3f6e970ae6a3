package dev.coxswain;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where the program was started: the environment and the directories that follow from it (XDG base
 * directories).
 *
 * @param root the checkout, or null where it is not known
 */
record Surroundings(
        Map<String, String> environment,
        Path home,
        Path directory,
        Path config,
        Path state,
        Path cache,
        Path data,
        @Nullable Path root) {

    static Surroundings of(Map<String, String> environment, Properties properties) {
        Path home =
                Path.of(environment.getOrDefault("HOME", properties.getProperty("user.home", "/")));
        String root = properties.getProperty("cox.root");
        return new Surroundings(
                Map.copyOf(environment),
                home,
                Path.of(properties.getProperty("user.dir", "/")).toAbsolutePath(),
                xdg(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                xdg(environment, "XDG_STATE_HOME", home.resolve(".local/state")),
                xdg(environment, "XDG_CACHE_HOME", home.resolve(".cache")),
                xdg(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
                root == null ? null : Path.of(root));
    }

    private static Path xdg(Map<String, String> environment, String name, Path fallback) {
        String value = environment.getOrDefault(name, "");
        return (value.startsWith("/") ? Path.of(value) : fallback).resolve("cox");
    }
}
