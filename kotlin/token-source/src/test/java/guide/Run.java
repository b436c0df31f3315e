package guide;

import java.util.function.Supplier;

/** Runs what the guide shows. */
public final class Run {
    private Run() {}

    /** The token that the guide's program has. */
    public static String joining(String endpoint, Supplier<String> session) throws InterruptedException {
        return Joining.token(endpoint, session);
    }
}
