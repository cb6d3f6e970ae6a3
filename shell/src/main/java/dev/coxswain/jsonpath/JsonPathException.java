package dev.coxswain.jsonpath;

/** A path that does not parse or does not fit the value; the message is kubectl's. */
public final class JsonPathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public JsonPathException(String message) {
        super(message, null, false, false);
        reason = message;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
