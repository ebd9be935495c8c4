package io.heard.insights.mining.encoding;

/** A model that cannot be used as it was set up. */
public final class ModelRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String setting;

    /**
     * @param setting what has to be set otherwise, as {@code directory}
     * @param reason what is wrong, without a full stop
     */
    public ModelRefusedException(String setting, String reason) {
        super(reason);
        this.setting = setting;
    }

    public ModelRefusedException(String setting, String reason, Throwable cause) {
        super(reason, cause);
        this.setting = setting;
    }

    public String setting() {
        return setting;
    }
}
