package io.heard.local.launch;

/**
 * What to start.
 *
 * @param portOffset added to every port
 * @param infrastructureOnly leaves out the four services, for people who run one in development mode
 * @param fetchMongod downloads a real MongoDB when none is found
 */
public record PlatformOptions(int portOffset, boolean infrastructureOnly, boolean fetchMongod) {

    public static PlatformOptions everything(int portOffset) {
        return new PlatformOptions(portOffset, false, false);
    }
}
