package dev.coxswain.practice.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class CronScheduleTest {
    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "* * * * *; 2026-01-01T12:01:00Z",
                "*/15 * * * *; 2026-01-01T12:15:00Z",
                "5/20 * * * *; 2026-01-01T12:05:00Z",
                "0 3 * * *; 2026-01-02T03:00:00Z",
                "30 8-10,14 * * mon-fri; 2026-01-01T14:30:00Z",
                "0 0 * * SUN; 2026-01-04T00:00:00Z",
                "0 0 * * 7; 2026-01-04T00:00:00Z",
                "0 0 13 * FRI; 2026-01-02T00:00:00Z",
                "0 0 29 2 *; 2028-02-29T00:00:00Z",
                "0 0 1 feb ?; 2026-02-01T00:00:00Z",
                "@hourly; 2026-01-01T13:00:00Z",
                "@weekly; 2026-01-04T00:00:00Z",
                "@every 1h30m; 2026-01-01T13:30:30Z"
            })
    void comesNextAt(String schedule, Instant next) {
        assertThat(new CronSchedule(schedule, "").next(NOW)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "* * * * *; 2026-01-01T12:00:00Z",
                "*/15 * * * *; 2026-01-01T12:00:00Z",
                "0 3 * * *; 2026-01-01T03:00:00Z",
                "0 0 13 * FRI; 2025-12-26T00:00:00Z",
                "0 0 1 jul *; 2025-07-01T00:00:00Z",
                "0 0 30 2 *;"
            })
    void wasLastAt(String schedule, Instant last) {
        assertThat(new CronSchedule(schedule, "").last(Instant.parse("2024-01-01T00:00:00Z"), NOW))
                .isEqualTo(last);
    }

    @Test
    void goesByItsTimeZone() {
        assertThat(new CronSchedule("0 3 * * *", "America/New_York").next(NOW))
                .isEqualTo("2026-01-02T08:00:00Z");
        assertThatThrownBy(() -> new CronSchedule("* * * * *", "Nowhere/Land"))
                .hasMessage("unknown time zone Nowhere/Land");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new CronSchedule("* * * *", ""))
                .hasMessage("expected exactly 5 fields, found 4: [* * * *]");
        assertThatThrownBy(() -> new CronSchedule("61 * * * *", ""))
                .hasMessage("61 is not within 0 to 59");
        assertThatThrownBy(() -> new CronSchedule("x * * * *", ""))
                .hasMessage("failed to parse int from x");
    }
}
