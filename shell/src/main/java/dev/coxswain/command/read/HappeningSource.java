package dev.coxswain.command.read;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * {@code events --watch}: the events there are and those that come, until somebody stops it.
 *
 * @param types the types that are wanted, none for all
 * @param everywhere whether the namespace is shown
 */
record HappeningSource(Invocation invocation, Request list, List<String> types, boolean everywhere)
        implements Items.Source {

    /** The events as they come. */
    private final class Coming implements AutoCloseable {
        private final Following following = new Following(invocation, list, "");

        @Nullable Happening next() {
            for (Change change = following.next(); change != null; change = following.next()) {
                Happening happening = new Happening(change.object());
                if (change.kind() != Change.Kind.DELETED && happening.isOneOf(types)) {
                    return happening;
                }
            }
            return null;
        }

        @Override
        public void close() {
            following.close();
        }
    }

    @Override
    public RowSource rows() {
        Coming coming = new Coming();
        return new RowSource() {
            private boolean begun;

            @Override
            public @Nullable RowBatch next() {
                Happening happening = coming.next();
                if (happening == null) {
                    return null;
                }
                boolean first = !begun;
                begun = true;
                return new RowBatch(
                        first ? Happening.columns(everywhere) : null,
                        List.of(happening.row(everywhere, invocation.session().clock().instant())));
            }

            @Override
            public void close() {
                coming.close();
            }
        };
    }

    @Override
    public ItemSource objects() {
        Coming coming = new Coming();
        return new ItemSource() {
            @Override
            public @Nullable Item next() {
                Happening happening = coming.next();
                return happening == null ? null : happening.item();
            }

            @Override
            public void close() {
                coming.close();
            }
        };
    }

    @Override
    public Outcome outcome() {
        return Outcome.DONE;
    }
}
