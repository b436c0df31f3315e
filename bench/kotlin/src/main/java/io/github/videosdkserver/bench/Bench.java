package io.github.videosdkserver.bench;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all measurements in turns, and says how many times longer the others take. */
public final class Bench {
    private static final int ROUNDS = 5;

    private Bench() {
    }

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Map<String, Double> best = new TreeMap<>();
        var options = new OptionsBuilder()
            .include(Signing.class.getName())
            .include(Calling.class.getName())
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ROUNDS)
            .measurementTime(TimeValue.milliseconds(500))
            .verbosity(VerboseMode.SILENT)
            .build();
        for (RunResult result : new Runner(options).run()) {
            double shortest = result.getPrimaryResult().getStatistics().getMin();
            best.put(result.getPrimaryResult().getLabel(), shortest);
        }
        for (String what : new String[] {"sign", "verify"}) {
            double ours = best.get(what + "Ours");
            System.out.printf("%-7s %7.0f ns", what, ours);
            for (String peer : new String[] {"Auth0", "Nimbus", "Jjwt"}) {
                double theirs = best.get(what + peer);
                System.out.printf("   %s %6.0f ns %5.2fx", peer, theirs, theirs / ours);
            }
            System.out.println();
        }
        for (String what : new String[] {"room", "page"}) {
            System.out.printf("%-7s %7.0f us over loopback; the bare exchange %.0f us, reading its JSON %.1f us%n",
                what, best.get(what), best.get(what + "Bare"), best.get(what + "Json"));
        }
        System.out.printf("refused %7.0f us without a request%n", best.get("unknown"));
        for (Start what : Start.values()) {
            System.out.printf("start   %7.0f ms %s%n", shortest(what), what.told);
        }
    }

    /** How long a program takes at least, without the start of the JVM, as it says itself. */
    private static double shortest(Start what) throws IOException, InterruptedException {
        double shortest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            String java = new File(System.getProperty("java.home"), "bin/java").getPath();
            Process process = new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), Start.class.getName(), what.name()).start();
            shortest = Math.min(shortest, Double.parseDouble(new String(process.getInputStream().readAllBytes())));
            process.waitFor();
        }
        return shortest;
    }
}
