package dev.coxswain;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;

/**
 * The loggers of the libraries and of the JDK, which say nothing: what a person must know is in a
 * failure or a notice. Found in the first archive of the class path, it also keeps the JDK from
 * opening all the others in search of one before the prompt.
 */
public class SilentLoggers extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Silent(name);
    }

    /** The other one that the JDK looks for, to find it without a search. */
    public static final class Second extends SilentLoggers {}

    /** One that drops all it is told. */
    private record Silent(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String message,
                @Nullable Throwable thrown) {}

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... parameters) {}
    }
}
