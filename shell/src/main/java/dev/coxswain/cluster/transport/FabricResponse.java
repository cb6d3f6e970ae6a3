package dev.coxswain.cluster.transport;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;

import java.util.Optional;

/** An answer in fabric8's shape. */
final class FabricResponse extends StandardHttpHeaders implements HttpResponse<AsyncBody> {
    private final HttpRequest request;
    private final int status;
    private final AsyncBody body;

    FabricResponse(HttpRequest request, Gate.Response response, AsyncBody body) {
        super(response.headers().map());
        this.request = request;
        this.status = response.status();
        this.body = body;
    }

    @Override
    public int code() {
        return status;
    }

    @Override
    public AsyncBody body() {
        return body;
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<?>> previousResponse() {
        return Optional.empty();
    }
}
