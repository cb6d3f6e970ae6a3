package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ServiceLoader;

/** The loggers of the libraries, which say nothing and are found without a search. */
class SilentLoggersTest {
    @Test
    void nothingALibrarySaysIsShown() {
        System.Logger logger = System.getLogger("org.jline");

        assertThat(logger.getName()).isEqualTo("org.jline");
        assertThat(logger.isLoggable(System.Logger.Level.ERROR)).isFalse();
        assertThat(System.LoggerFinder.getLoggerFinder()).isInstanceOf(SilentLoggers.class);
    }

    @Test
    void aSecondOneIsDeclaredBesideTheFirst() {
        assertThat(ServiceLoader.load(System.LoggerFinder.class).stream().limit(2))
                .extracting(ServiceLoader.Provider::type)
                .containsExactly(SilentLoggers.class, SilentLoggers.Second.class);
    }
}
