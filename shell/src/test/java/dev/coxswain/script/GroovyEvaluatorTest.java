package dev.coxswain.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.cluster.NoClusters;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.flow.Notices;
import dev.coxswain.flow.Progress;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.session.Session;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class GroovyEvaluatorTest {
    private final Session session = NoClusters.session();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final GroovyEvaluator groovy =
            new GroovyEvaluator(
                    session,
                    (line, _) ->
                            Items.of(
                                    List.of(Item.of(Json.parse("{\"line\":\"" + line + "\"}"))),
                                    Items.Shape.ONE));

    private Channels channels(Cancellation cancellation) {
        return new Channels(
                InputStream.nullInputStream(),
                false,
                printed,
                printed,
                Notices.none(),
                Progress.none(),
                cancellation,
                null);
    }

    private Object eval(String code) {
        return groovy.evaluate(code, Map.of(), channels(new Cancellation()));
    }

    private List<String> failure(String code) {
        try {
            eval(code);
        } catch (FailureException e) {
            return FailureReport.of(e).lines();
        }
        throw new AssertionError("no failure");
    }

    @Test
    void variablesMethodsImportsAndClassesLast() {
        eval("def x = 20");
        eval("int y = 1");
        eval("def twice(n) { n * 2 }");
        eval("import java.time.Duration");
        eval("class Point { int a }");
        assertThat(eval("twice(x) + y")).isEqualTo(41);
        assertThat(eval("Duration.ofSeconds(5).toMillis()")).isEqualTo(5000L);
        assertThat(eval("new Point(a: 3).a")).isEqualTo(3);
        eval("class Point { int a; int b = 7 }");
        assertThat(eval("new Point(a: 3).b")).isEqualTo(7);
    }

    @Test
    void aLineOfTheShellGivesObjects() {
        assertThat(eval("cox('get pods').line")).isEqualTo("get pods");
    }

    @Test
    void theLastResultIsACopyThatMayBeChanged() {
        List<Item> kept = List.of(Item.of(Json.parse("{\"metadata\":{\"name\":\"a\"}}")));
        session.results().keep(Items.Shape.LIST, () -> kept);
        assertThat(eval("_.items*.metadata.name")).isEqualTo(List.of("a"));
        eval("x = _[0]; x.metadata.name = 'b'");
        assertThat(eval("[x.metadata.name, _[0].metadata.name]")).isEqualTo(List.of("b", "a"));
    }

    @Test
    void aScriptGetsItsArgumentsAndGivesItsStatus() {
        Channels none = channels(new Cancellation());
        assertThat(groovy.script("println args.join('+')", "a.groovy", List.of("1", "2"), none))
                .isZero();
        assertThat(printed.toString()).isEqualTo("1+2\n");
        assertThat(groovy.script("System.exit(3)", "a.groovy", List.of(), none)).isEqualTo(3);
        assertThat(groovy.script("[1].each { exit 4 }", "a.groovy", List.of(), none)).isEqualTo(4);
    }

    @Test
    void errorsShowTheScriptsOwnLines() {
        assertThatThrownBy(
                        () ->
                                groovy.script(
                                        "def f() {\n  null.size()\n}\nf()",
                                        "tidy.groovy",
                                        List.of(),
                                        channels(new Cancellation())))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(FailureReport.of(e).lines())
                                        .containsExactly(
                                                "error: NullPointerException: Cannot invoke method"
                                                        + " size() on null object",
                                                "  at tidy.groovy:2",
                                                "  at tidy.groovy:4"));
        assertThat(failure("nothing + 1")).containsExactly("error: no variable \"nothing\"");
        assertThat(failure("'a'.foo(1)"))
                .containsExactly("error: no method foo(Integer) of String");
    }

    @Test
    void aSyntaxErrorIsDrawnWithACaret() {
        List<String> lines = failure("x = )");
        assertThat(lines.get(1)).isEqualTo("  x = )");
        assertThat(lines.get(2)).isEqualTo("      ^");
    }

    @Test
    void grabIsRefusedWithTheReason() {
        assertThat(failure("@Grab('a:b:1') import a.B").getFirst())
                .isEqualTo("error: @Grab is refused: it would download a library and run it");
    }

    @Test
    void aLoopIsCancelled() {
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                Thread.sleep(300);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            cancellation.cancel();
                        });
        assertThatThrownBy(
                        () -> groovy.evaluate("while (true) { }", Map.of(), channels(cancellation)))
                .isInstanceOf(CancelledException.class);
        Thread.interrupted();
    }

    @Test
    void closuresSeeOneItemAtATime() {
        var ready = groovy.closure("it.n > 1", channels(new Cancellation()));
        assertThat(ready.call(Item.of(Json.parse("{\"n\":2}")))).isEqualTo(true);
        assertThat(ready.call(Item.of(Json.parse("{\"n\":1}")))).isEqualTo(false);
    }

    @Test
    void linesLeaveNoClassesBehind() {
        List<WeakReference<?>> loaders = new ArrayList<>();
        Object same = eval("this.class.name");
        for (int i = 0; i < 2_000; i++) {
            String line = i % 2 == 0 ? "n = " + i : "n = [" + i + "].collect { it + 1 }";
            loaders.add(new WeakReference<>(eval(line + "; this.class.classLoader")));
        }
        eval("0");
        // What the JDK keeps for the names it was asked for stays the same, too.
        assertThat(eval("this.class.name")).isEqualTo(same);
        System.gc();
        System.gc();
        assertThat(loaders.stream().filter(each -> each.get() != null).count()).isLessThan(30);
    }

    @Test
    void valuesBecomeResults() {
        assertThat(groovy.result(List.of(1, 2)))
                .isInstanceOfSatisfying(
                        Items.class,
                        items ->
                                assertThat(Json.compact(items.objects().next().json()))
                                        .isEqualTo("[1,2]"));
        assertThat(FailureReport.failureOf(new FailureException(new Failure.Interrupted())))
                .isEqualTo(new Failure.Interrupted());
    }

    @Test
    void whereAScriptWasIsToldShortly() {
        assertThat(scriptFailure("def f(n) {\n  f(n + 1)\n}\nf(0)"))
                .containsExactly(
                        "error: the recursion is too deep", "  at a.groovy:2", "  at a.groovy:4");
        assertThat(scriptFailure("\nresources('pods').list()"))
                .containsExactly("error: no cluster", "  at a.groovy:2");
    }

    private List<String> scriptFailure(String text) {
        try {
            groovy.script(text, "a.groovy", List.of(), channels(new Cancellation()));
        } catch (FailureException e) {
            return FailureReport.of(e).lines();
        }
        throw new AssertionError("no failure");
    }
}
