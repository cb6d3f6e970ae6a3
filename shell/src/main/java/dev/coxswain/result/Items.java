package dev.coxswain.result;

import dev.coxswain.document.Wanted;

import java.util.List;
import java.util.function.Supplier;

/**
 * Structured values with two faces, each fetched on first use: rows for tables and objects for
 * everything else. A command fills in a {@link Source}; it need not know which face is asked for.
 */
public final class Items implements Result {
    /** How the objects are written as one document. */
    public enum Shape {
        /** One object, printed as itself. */
        ONE,
        /** The same of one whose fields keep the order they came in. */
        TYPED_ONE,
        /** Any number of objects, printed as a Kubernetes {@code List}. */
        LIST,
        /**
         * Objects of one kind, printed as that kind's list ({@code EventList}); their fields keep
         * the order they came in.
         */
        TYPED,
        /** Values that stand on their own, as after jq or from a watch. */
        STREAM,
        /** Objects as a watch brings them, each printed as itself when it comes. */
        WATCH,
        /** The same of objects whose fields keep the order they came in. */
        TYPED_WATCH,
        /** Objects a write gave back: lines that say what was done, unless {@code -o} asks. */
        WRITTEN,
        /**
         * The same of objects that flags describe; their fields keep the order they were put in.
         */
        DECLARED;

        /** Whether there is one object. */
        public boolean isOne() {
            return this == ONE || this == TYPED_ONE;
        }

        /** Whether any number of objects makes one document. */
        public boolean isList() {
            return this == LIST || this == TYPED;
        }

        /** Whether fields are printed in the order they have, not sorted by name. */
        public boolean keepsOrder() {
            return switch (this) {
                case TYPED_ONE, TYPED, TYPED_WATCH, DECLARED -> true;
                case ONE, LIST, STREAM, WATCH, WRITTEN -> false;
            };
        }

        /** Whether a write gave the objects. */
        public boolean isWritten() {
            return this == WRITTEN || this == DECLARED;
        }
    }

    /** Where the values come from. At most one of the two faces is opened, once. */
    public interface Source {
        RowSource rows();

        ItemSource objects();

        /** The objects for somebody who needs no more than this of them. */
        default ItemSource objects(Wanted wanted) {
            return objects();
        }

        /** How it ended; asked after draining. */
        Outcome outcome();
    }

    private final Source source;
    private final Shape shape;
    private final Output output;
    private AutoCloseable opened = () -> {};

    public Items(Source source, Shape shape, Output output) {
        this.source = source;
        this.shape = shape;
        this.output = output;
    }

    /** Values that are there already; their table is derived from the data. */
    public static Items of(List<Item> items, Shape shape) {
        return of(items, shape, Output.DEFAULT, Outcome.DONE);
    }

    /** Values that are there already, with a rendering and an outcome. */
    public static Items of(List<Item> items, Shape shape, Output output, Outcome outcome) {
        return new Items(source(() -> ItemSource.of(items), () -> outcome), shape, output);
    }

    /** A source that has only objects; its table is derived from the data. */
    public static Source source(Supplier<ItemSource> objects, Supplier<Outcome> outcome) {
        return new Source() {
            @Override
            public RowSource rows() {
                return new DerivedRows(objects.get());
            }

            @Override
            public ItemSource objects() {
                return objects.get();
            }

            @Override
            public Outcome outcome() {
                return outcome.get();
            }
        };
    }

    public Shape shape() {
        return shape;
    }

    /** Whether the values stand on their own and come one by one. */
    public boolean live() {
        return shape == Shape.STREAM || shape == Shape.WATCH || shape == Shape.TYPED_WATCH;
    }

    /** The rendering that was asked for. */
    public Output output() {
        return output;
    }

    /** The same values with another rendering. */
    public Items as(Output other) {
        return new Items(source, shape, other);
    }

    /** The same values in another shape. */
    public Items shaped(Shape other) {
        return new Items(source, other, output);
    }

    public RowSource rows() {
        RowSource rows = source.rows();
        opened = rows;
        return rows;
    }

    public ItemSource objects() {
        return objects(Wanted.ALL);
    }

    /** The objects for somebody who needs no more than this of them. */
    public ItemSource objects(Wanted wanted) {
        ItemSource objects = source.objects(wanted);
        opened = objects;
        return objects;
    }

    @Override
    public Outcome outcome() {
        return source.outcome();
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
