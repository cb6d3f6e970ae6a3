package dev.coxswain.cluster;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import io.fabric8.kubernetes.client.KubernetesClient;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/**
 * A cluster that is opened when something is first asked of it, and again where its server is
 * served by somebody else. A request that finds nobody is sent once more: it cannot have been
 * received.
 */
public final class LateCluster implements Cluster {
    /** Where the connection of the moment comes from. */
    public interface Opener extends AutoCloseable {
        /** The connection to who serves now; the same one while that is unchanged. */
        Cluster open();

        /** Whether a connection has been opened. */
        boolean isOpen();

        @Override
        void close();
    }

    private final String context;
    private final Opener opener;

    /**
     * @param context the name of the context it stands for
     */
    public LateCluster(String context, Opener opener) {
        this.context = context;
        this.opener = opener;
    }

    private <T> T ask(Function<Cluster, T> question) {
        try {
            return question.apply(opener.open());
        } catch (FailureException e) {
            boolean nobody =
                    e.failure() instanceof Failure.Unreachable unreachable
                            && unreachable.kind() == Failure.Unreachable.Kind.REFUSED;
            if (!nobody) {
                throw e;
            }
            return question.apply(opener.open());
        }
    }

    @Override
    public String context() {
        return context;
    }

    @Override
    public String server() {
        return opener.open().server();
    }

    @Override
    public ResourceTypes types() {
        return opener.open().types();
    }

    @Override
    public Answer send(Request request, Cancellation cancellation) {
        return ask(open -> open.send(request, cancellation));
    }

    @Override
    public InputStream open(Request request, Cancellation cancellation) {
        return ask(open -> open.open(request, cancellation));
    }

    @Override
    public Channel connect(Request request, List<String> protocols, Cancellation cancellation) {
        return ask(open -> open.connect(request, protocols, cancellation));
    }

    /** What is asked unasked does not open it. */
    @Override
    public boolean canAskQuietly() {
        return opener.isOpen();
    }

    @Override
    public KubernetesClient client() {
        return opener.open().client();
    }

    @Override
    public void close() {
        opener.close();
    }
}
