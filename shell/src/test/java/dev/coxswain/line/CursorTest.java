package dev.coxswain.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What completion is told of the cursor, which stands at the {@code ^}. */
class CursorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    ^                                  ~ start ''
                    ge^                                ~ start 'ge'
                    get^                               ~ start 'get'
                    kubectl ge^                        ~ start! 'ge'
                    get ^                              ~ get:1 ''
                    get po^ds                          ~ get:1 'po'
                    get pods -n ^                      ~ get:3 ''
                    get pods -n 'a b^                  ~ get:3 'a b' in '
                    get pods; lo^                      ~ start 'lo'
                    get pods && ^                      ~ start ''
                    get pods | ^                       ~ pipe ''
                    get pods | gr^                     ~ pipe 'gr'
                    get pods | grep^                   ~ pipe 'grep'
                    get pods | grep -^                 ~ grep:0 '-'
                    get pods | .items[].me^            ~ jq '.items[].me'
                    .items[^                           ~ jq '.items['
                    get pods | sed s^                  ~ sed:1 's'
                    get pods > fi^                     ~ file 'fi'
                    get pods $(get no^                 ~ get:1 'no'
                    x = $(get no^                      ~ get:1 'no'
                    get $na^                           ~ variable 'na'
                    get "$na^                          ~ variable 'na'
                    get a$^                            ~ variable ''
                    foo.ba^                            ~ groovy 'foo.ba'
                    get pods # x^                      ~ nowhere
                    get pods | where { it.me^          ~ groovy ' it.me'
                    get pods | delete ^                ~ delete:1 ''
                    """)
    void theCursorStandsIn(String line, String place) {
        String text = line.strip();
        int at = text.indexOf('^');
        assertThat(sketch(Cursor.at(text.replace("^", ""), at, Sketch.VOCABULARY)))
                .isEqualTo(place.strip());
    }

    private static String sketch(Cursor cursor) {
        return switch (cursor) {
            case Cursor.Start(var forced, var prefix, _) ->
                    "start" + (forced ? "!" : "") + " '" + prefix + "'";
            case Cursor.AfterPipe(_, var prefix, _) -> "pipe '" + prefix + "'";
            case Cursor.Argument(var stage, _, var earlier, var prefix, _, var quote) ->
                    name(stage)
                            + ":"
                            + earlier.size()
                            + " '"
                            + prefix
                            + "'"
                            + (quote == 0 ? "" : " in " + quote);
            case Cursor.Variable(var prefix, _) -> "variable '" + prefix + "'";
            case Cursor.File(var prefix, _) -> "file '" + prefix + "'";
            case Cursor.Jq(_, var program, _) -> "jq '" + program + "'";
            case Cursor.Groovy(var code, _) -> "groovy '" + code + "'";
            case Cursor.Nowhere() -> "nowhere";
        };
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case Stage.Command command -> String.valueOf(command.words().getFirst().literal());
            case Stage.Filter filter -> filter.name();
            case Stage.Host host -> String.valueOf(host.words().getFirst().literal());
            default -> stage.getClass().getSimpleName();
        };
    }
}
