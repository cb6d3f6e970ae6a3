package dev.coxswain.gotemplate;

/** A template that does not parse or does not fit the value; the message is Go's. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    TemplateException(String message) {
        super(message, null, false, false);
        reason = message;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
