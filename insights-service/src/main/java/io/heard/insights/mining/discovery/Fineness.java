package io.heard.insights.mining.discovery;

/**
 * How fine people want the themes of a product.
 *
 * @param times so many times the resolution that is read off the complaints: 1 as it is read, less for fewer and larger themes, more
 *     for more and smaller ones; {@link #COARSEST} to {@link #FINEST}
 * @param isNew whether the themes there are were found with another one: then what a fresh look finds is adopted, better or not
 */
public record Fineness(double times, boolean isNew) {

    public static final double COARSEST = .25;
    public static final double FINEST = 8;

    /** What holds where nobody asked for anything else. */
    public static final Fineness AS_READ = new Fineness(1, false);

    public Fineness {
        if (!isAllowed(times)) {
            throw new IllegalArgumentException("Not from " + COARSEST + " to " + FINEST + ": " + times);
        }
    }

    public static boolean isAllowed(double times) {
        return times >= COARSEST && times <= FINEST;
    }
}
