package dev.coxswain.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Refusals in kubectl's words, and which requests are sent again after one. */
class RefusalsTest extends ByRote {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|error: You must be logged in to the server (the server has asked for the"
                        + " client to provide credentials (get pods web))",
                "403|Error from server (Forbidden): no! (get pods web)",
                "404|Error from server (NotFound): the server could not find the requested"
                        + " resource (get pods web)",
                "409|Error from server (Conflict): the server reported a conflict (get pods web)",
                "500|Error from server (InternalError): an error on the server (\"no!\") has"
                        + " prevented the request from succeeding (get pods web)",
                "418|Error from server: the server responded with the status code 418 but did not"
                        + " return more information (get pods web)",
            })
    void aRefusalWithoutStatusIsWordedAsKubectlDoes(int code, String words) {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Content-Type", "text/plain");
                            reply(exchange, code, "no!\n");
                        })) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD))).containsExactly(words);
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aStatusSpeaksForItself() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) ->
                                reply(
                                        exchange,
                                        422,
                                        """
                                        {"kind":"Status","apiVersion":"v1","status":"Failure",
                                         "reason":"Invalid","code":422,"message":"Pod \\"web\\" bad",
                                         "details":{"kind":"Pod","name":"web","causes":[
                                          {"field":"spec.a","message":"Required value"},
                                          {"field":"spec.b","message":"Too long"}]}}
                                        """))) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD)))
                    .containsExactly(
                            "The Pod \"web\" is invalid: ",
                            "* spec.a: Required value",
                            "* spec.b: Too long");
        }
    }

    @Test
    void aReadWaitsAsLongAsABusyServerSays() {
        try (Cluster cluster =
                cluster(
                        (exchange, before) -> {
                            exchange.getResponseHeaders().add("Retry-After", "0");
                            reply(exchange, before < 2 ? 429 : 200, "{}");
                        })) {
            assertThat(Bed.get(cluster, POD)).isEqualTo("{}");
            assertThat(asked).hasSize(3);
        }
    }

    @Test
    void aBusyServerIsNotAskedForEver() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Retry-After", "0");
                            reply(exchange, 429, "");
                        })) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD)))
                    .containsExactly(
                            "Error from server (TooManyRequests): the server has received too many"
                                    + " requests and has asked us to try again later"
                                    + " (get pods web)");
            assertThat(asked).hasSize(4);
        }
    }

    @Test
    void cancellingEndsTheWaitForABusyServer() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Retry-After", "50");
                            reply(exchange, 429, "");
                            busy.countDown();
                        })) {
            Cancellation work = new Cancellation();
            CompletableFuture<Throwable> end = sendBehind(cluster, work);
            assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
            work.cancel();
            assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        }
    }

    private static CompletableFuture<Throwable> sendBehind(Cluster cluster, Cancellation work) {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                cluster.send(Request.get(POD), work);
                                end.complete(new AssertionError("it was answered"));
                            } catch (Throwable e) {
                                end.complete(e);
                            }
                        });
        return end;
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "PATCH", "DELETE"})
    void aWriteIsSentOnceWhateverHappens(Request.Method method) {
        try (Cluster cluster = cluster((exchange, _) -> exchange.close())) {
            Request request =
                    new Request(method, POD, List.of(), new byte[] {'{', '}'}, null, null, null);
            assertThat(Bed.said(() -> cluster.send(request, new Cancellation())))
                    .containsExactly("Unable to connect to the server: EOF");
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aReadIsSentAgainWhenItsConnectionBreaks() {
        try (Cluster cluster =
                cluster(
                        (exchange, before) -> {
                            if (before < 2) {
                                exchange.close();
                            } else {
                                reply(exchange, 200, "{}");
                            }
                        })) {
            assertThat(Bed.get(cluster, POD)).isEqualTo("{}");
            assertThat(asked).hasSize(3);
        }
    }

    @Test
    void aPostIsNotRepeatedForABusyServer() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Retry-After", "0");
                            reply(exchange, 503, "");
                        })) {
            Request post = Request.post("/api/v1/namespaces/default/pods", Json.object());
            assertThat(Bed.said(() -> cluster.send(post, new Cancellation())))
                    .containsExactly(
                            "Error from server (ServiceUnavailable): the server is currently unable"
                                    + " to handle the request (post pods)");
            assertThat(asked).hasSize(1);
        }
    }
}
