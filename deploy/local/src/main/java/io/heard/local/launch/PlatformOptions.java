package io.heard.local.launch;

import java.util.Map;
import java.util.Set;

/**
 * What to start.
 *
 * @param portOffset added to every port
 * @param infrastructureOnly leaves out the four services, for people who run one in development mode
 * @param fetchMongod downloads a real MongoDB when none is found
 * @param leftOut names of further parts that are not started
 * @param fresh forgets the data that is there, once nothing of an earlier run is alive
 * @param surveySettings of survey-service, from the environment; they replace those it would get
 */
public record PlatformOptions(
        int portOffset,
        boolean infrastructureOnly,
        boolean fetchMongod,
        boolean fresh,
        Set<String> leftOut,
        Map<String, String> surveySettings) {

    public PlatformOptions {
        leftOut = Set.copyOf(leftOut);
        surveySettings = Map.copyOf(surveySettings);
    }

    public PlatformOptions(int portOffset, boolean infrastructureOnly, boolean fetchMongod) {
        this(portOffset, infrastructureOnly, fetchMongod, false, Set.of(), Map.of());
    }

    /** A platform that knows nothing of what ran in its home before. */
    public static PlatformOptions experiment(int portOffset, Set<String> leftOut, Map<String, String> surveySettings) {
        return new PlatformOptions(portOffset, false, false, true, leftOut, surveySettings);
    }

    public static PlatformOptions everything(int portOffset) {
        return new PlatformOptions(portOffset, false, false);
    }
}
