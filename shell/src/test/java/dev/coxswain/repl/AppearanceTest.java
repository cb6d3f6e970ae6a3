package dev.coxswain.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.session.Session;
import dev.coxswain.session.Setting;
import dev.coxswain.session.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Whether the prompt is coloured, and whether it suggests. */
class AppearanceTest {
    @TempDir Path directory;

    private Session session(Map<String, String> environment) {
        return new Session(
                new Session.Surroundings(
                        new Bed(directory).clusters(),
                        Clock.systemUTC(),
                        environment,
                        Settings.none(),
                        directory),
                ConnectionOptions.NONE,
                null);
    }

    @Test
    void aTerminalWithColoursIsUsedUnlessTheEnvironmentForbids() {
        assertThat(new Appearance(session(Map.of()), false).isColored()).isTrue();
        assertThat(new Appearance(session(Map.of()), true).isColored()).isFalse();
        assertThat(new Appearance(session(Map.of("NO_COLOR", "1")), false).isColored()).isFalse();
        assertThat(new Appearance(session(Map.of("NO_COLOR", "")), false).isColored()).isTrue();
    }

    @Test
    void whatThePersonChoseComesFirst() {
        Session session = session(Map.of("NO_COLOR", "1"));
        Appearance appearance = new Appearance(session, false);
        session.settings().set(Setting.COLOR, "always");
        assertThat(appearance.isColored()).isTrue();
        session.settings().set(Setting.COLOR, "never");
        assertThat(appearance.isColored()).isFalse();
    }

    @Test
    void suggestionsNeedColoursAndCanBeTurnedOff() {
        Session session = session(Map.of());
        Appearance appearance = new Appearance(session, false);
        assertThat(appearance.isSuggesting()).isTrue();
        session.settings().set(Setting.SUGGESTIONS, "off");
        assertThat(appearance.isSuggesting()).isFalse();
        session.settings().set(Setting.SUGGESTIONS, "on");
        session.settings().set(Setting.COLOR, "never");
        assertThat(appearance.isSuggesting()).isFalse();
    }
}
