package dev.coxswain.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** Spans of time as flags take them. */
class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "1h15m30.918s, PT1H15M30.918S",
        "-1.5h, PT-1H-30M",
        "+.5s, PT0.5S",
        "300ms, PT0.3S",
        "1µs, PT0.000001S",
        "1.s, PT1S"
    })
    void reads(String text, String meaning) {
        assertThat(GoDuration.parse(text)).isEqualTo(Duration.parse(meaning));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1x | time: unknown unit \"x\" in duration \"1x\"",
                "1hx | time: unknown unit \"hx\" in duration \"1hx\"",
                "1d2h | time: unknown unit \"d\" in duration \"1d2h\"",
                "1h3 | time: missing unit in duration \"1h3\"",
                "h | time: invalid duration \"h\"",
                "- | time: invalid duration \"-\"",
                "'' | time: invalid duration \"\"",
                "1..s | time: missing unit in duration \"1..s\"",
                "9999999999h | time: invalid duration \"9999999999h\""
            })
    void refuses(String text, String words) {
        assertThatThrownBy(() -> GoDuration.parse(text)).hasMessage(words);
    }
}
